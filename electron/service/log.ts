export type LogLevel = 'debug' | 'info' | 'warn' | 'error'
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>

/** Takes names and numbers, never message text, tokens, keys or whole identifiers. */
export type Log = (level: LogLevel, event: string, fields?: LogFields) => void

const rank: Record<LogLevel, number> = { debug: 0, info: 1, warn: 2, error: 3 }

/** One JSON object a line, to standard error unless told otherwise. */
export function openLog(options: { level: LogLevel; write?: (line: string) => void }): Log {
  const write = options.write ?? (line => process.stderr.write(line))
  return (level, event, fields) => {
    if (rank[level] < rank[options.level]) return
    write(JSON.stringify({ time: new Date().toISOString(), level, event, ...fields }) + '\n')
  }
}

export const silentLog: Log = () => {}
