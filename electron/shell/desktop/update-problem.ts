import type { UpdateProblem } from '../../contract/updates.ts'

const byCode: Record<string, UpdateProblem['problem']> = {
  ERR_CHECKSUM_MISMATCH: 'tampered',
  ERR_UPDATER_NO_CHECKSUM: 'tampered',
  ERR_UPDATER_INVALID_SIGNATURE: 'unsigned',
  ERR_UPDATER_CHANNEL_FILE_NOT_FOUND: 'refused',
  ERR_UPDATER_INVALID_UPDATE_INFO: 'not-understood',
  ERR_UPDATER_INVALID_VERSION: 'not-understood',
  ERR_UPDATER_NO_FILES_PROVIDED: 'not-understood',
  ...{ ENOSPC: 'disk-full', EDQUOT: 'disk-full', EACCES: 'read-only', EPERM: 'read-only', EROFS: 'read-only' },
}

/** Of what electron-updater, Chromium's network or the disk threw; their sentences may hold paths, so only codes are taken. */
export function updateProblem(cause: unknown): UpdateProblem {
  const { code, statusCode, message } = cause instanceof Error ? (cause as Thrown) : { message: String(cause) }
  const status = statusCode ?? /\bstatus (\d{3})\b/.exec(message)?.[1]
  if (status !== undefined) return { problem: 'refused', detail: String(status) }
  const known = typeof code === 'string' ? byCode[code] : undefined
  if (known) return { problem: known, detail: known === 'refused' ? '404' : String(code) }
  const network = /\bnet::(ERR_\w+)|\b(E(?:CONN\w+|NOTFOUND|AI_AGAIN|TIMEDOUT|HOSTUNREACH|NETUNREACH))\b/.exec(message)
  if (network) return { problem: 'unreachable', detail: network[1] ?? network[2] ?? '' }
  if (/timed out|aborted|hang up/i.test(message)) return { problem: 'unreachable', detail: 'timeout' }
  // Squirrel.Mac has sentences only.
  if (/code signature/i.test(message)) return { problem: 'unsigned', detail: 'Squirrel' }
  return { problem: 'other', detail: typeof code === 'string' ? code.slice(0, 100) : 'no code' }
}

type Thrown = Error & { code?: unknown; statusCode?: number }
