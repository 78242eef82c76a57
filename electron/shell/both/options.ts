import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { fail, ok } from '../../contract/result.ts'
import type { Result } from '../../contract/result.ts'

export interface DesktopOptions {
  hidden: boolean
  profile: string
  dataDir: string | undefined
}

const common = { profile: { type: 'string', default: 'default' }, 'data-dir': { type: 'string' } } as const

/** Lenient: Electron and the system add switches of their own. */
export function desktopOptions(args: readonly string[]): DesktopOptions {
  const { values } = parseArgs({
    args: [...args],
    options: { ...common, hidden: { type: 'boolean', default: false } },
    strict: false,
    allowPositionals: true,
  })
  return {
    hidden: values.hidden === true,
    profile: typeof values.profile === 'string' ? values.profile : '',
    dataDir: typeof values['data-dir'] === 'string' ? values['data-dir'] : undefined,
  }
}

/** What leads another start to the same data. */
export const sameAgain = ({ profile, dataDir }: DesktopOptions): string[] => [
  ...(profile === 'default' ? [] : [`--profile=${profile}`]),
  ...(dataDir === undefined ? [] : [`--data-dir=${resolve(dataDir)}`]),
]

export interface WebOptions {
  profile: string
  dataDir: string | undefined
  port: number
  open: boolean
  json: boolean
}

export function webOptions(args: readonly string[]): Result<WebOptions, string> {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        ...common,
        port: { type: 'string', default: '0' },
        'no-open': { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
    })
    const port = Number(values.port)
    if (!Number.isInteger(port) || port < 0 || port > 65_535) return fail(`--port is 0 to 65535, not "${values.port}"`)
    return ok({
      profile: values.profile,
      dataDir: values['data-dir'],
      port,
      open: !values['no-open'],
      json: values.json,
    })
  } catch (cause) {
    return fail(cause instanceof Error ? cause.message : String(cause))
  }
}
