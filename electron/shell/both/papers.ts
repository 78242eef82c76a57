import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Licence, LogLine } from '../../contract/care.ts'
import type { Papers } from '../../core/system-ports.ts'

const MOST_LINES = 2000

/** `licences`: the folder where the build wrote what is in it of others. */
export function papers({ logs, licences }: { logs: string; licences: string }): Papers {
  const files = [join(logs, 'parlance.1.log'), join(logs, 'parlance.log')]
  return {
    async log(known) {
      const mark = (await Promise.all(files.map(markOf))).join(' ')
      if (mark === known) return { mark, lines: null }
      const text = await Promise.all(files.map(file => readFile(file, 'utf8').catch(() => '')))
      return { mark, lines: text.join('').split('\n').flatMap(readLine).slice(-MOST_LINES) }
    },
    async licences() {
      const names = await readdir(licences).catch(() => [])
      const lists = names.map(async name =>
        Licence.array().parse(JSON.parse(await readFile(join(licences, name), 'utf8'))),
      )
      const all = (await Promise.all(lists)).flat()
      const once = new Map(all.map(licence => [`${licence.name} ${licence.version}`, licence]))
      return [...once.values()].toSorted((a, b) => a.name.localeCompare(b.name))
    },
  }
}

const markOf = (file: string): Promise<string> =>
  stat(file).then(
    ({ ino, size }) => `${ino}:${size}`,
    () => '-',
  )

/** A line that was being written when the power went is left out. */
function readLine(text: string): LogLine[] {
  try {
    const { at, level, what, ...rest } = JSON.parse(text) as Record<string, unknown>
    const fields = Object.entries(rest).map(([name, value]) => `${name}=${String(value)}`)
    const line = LogLine.safeParse({ at, level, what, fields: fields.join(' ') })
    return line.success ? [line.data] : []
  } catch {
    return []
  }
}
