import { readFileSync, statSync } from 'node:fs'
import { win32 } from 'node:path'
import { AccountKind } from '../../contract/domain.ts'
import { type Policy, PolicyFile } from '../../contract/policy.ts'
import { noPolicy } from '../../core/policy.ts'

const longest = 256 * 1024

export interface PolicyPlace {
  file: string
  /** Only its administrator may write it, or it is no policy. */
  guarded: boolean
}

/** Where administrators put it. No variable has a say in an installed app, for any user can set one, and on Windows that goes for `ProgramData` too. */
export function policyPlace(platform: NodeJS.Platform, packaged: boolean, env: NodeJS.ProcessEnv): PolicyPlace {
  const elsewhere = packaged ? undefined : env['PARLANCE_POLICY']
  if (elsewhere) return { file: elsewhere, guarded: false }
  if (platform === 'win32') return { file: win32.join('C:\\ProgramData', 'Parlance', 'policy.json'), guarded: false }
  const folder = platform === 'darwin' ? '/Library/Application Support/Parlance' : '/etc/parlance'
  return { file: `${folder}/policy.json`, guarded: true }
}

/** Read once, as the app starts. Whatever is wrong with it, it is not taken for no policy. */
export function readPolicy({ file, guarded }: PolicyPlace): Policy {
  const broken = (problem: Extract<Policy, { state: 'broken' }>['problem'], detail: string): Policy => ({
    ...{ state: 'broken', file, problem, detail },
  })
  let json: unknown
  try {
    const { uid, mode, size } = statSync(file)
    if (guarded && (uid !== 0 || (mode & 0o002) !== 0)) return broken('writable', (mode & 0o777).toString(8))
    if (size > longest) return broken('unreadable', 'EFBIG')
    json = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''))
  } catch (cause) {
    if (cause instanceof SyntaxError) return broken('not-json', '')
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown'
    return code === 'ENOENT' ? noPolicy : broken('unreadable', code)
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return broken('not-json', '')
  return understand(file, json, broken)
}

/** Names this version does not know cost no other rule, and are told of. */
function understand(file: string, json: object, broken: (problem: 'wrong-value', detail: string) => Policy): Policy {
  const strange = (PolicyFile.safeParse(json).error?.issues ?? []).flatMap(issue =>
    issue.code === 'unrecognized_keys' ? issue.keys.map(key => [...issue.path.map(String), key]) : [],
  )
  const known = strange.reduce(without, json)
  const read = PolicyFile.safeParse(known)
  if (!read.success) return broken('wrong-value', read.error.issues[0]?.path.join('.') ?? '')
  const { endpoint, signIn, tokenService, updates, updateServer, settings } = read.data
  return {
    state: 'in-force',
    file,
    rules: {
      ways: signIn ?? AccountKind.options,
      endpoints: endpoint === undefined ? null : [endpoint].flat(),
      tokenService: tokenService ?? null,
      updates: { channel: updates ?? null, server: updateServer ?? null },
      settings: settings ?? {},
    },
    strange: strange.map(path => path.join('.')),
  }
}

function without(json: object, [name, ...rest]: readonly string[]): object {
  const kept = Object.entries(json).flatMap(([key, value]: [string, object]) => {
    if (key !== name) return [[key, value]]
    return rest.length > 0 ? [[key, without(value, rest)]] : []
  })
  return Object.fromEntries(kept) as object
}
