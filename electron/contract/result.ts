import { z } from 'zod'

/** The first four are of the file itself, the others of what it forbids. */
export const PolicyProblem = z.enum([
  'unreadable',
  'not-json',
  'wrong-value',
  'writable',
  'way',
  'endpoint',
  'token-service',
  'setting',
])

/** `file`: of the administrator who decided so. `detail`: the system's code, the name of a wrong value, or what is allowed instead. */
export const Refusal = z.object({
  kind: z.literal('policy'),
  problem: PolicyProblem,
  file: z.string(),
  detail: z.string(),
})
export type Refusal = z.infer<typeof Refusal>

/** Everything that can be wrong in a way the person in front of the screen should be told. */
export const AppError = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('offline') }),
  /** The name did not resolve, the port did not answer, or TLS failed; `detail` is the system's code, such as ECONNREFUSED. */
  z.object({ kind: z.literal('unreachable'), endpoint: z.string(), detail: z.string() }),
  z.object({ kind: z.literal('signed-out') }),
  z.object({
    kind: z.literal('bad-token'),
    problem: z.enum(['malformed', 'expired', 'no-chat-scope', 'refused', 'other-user']),
  }),
  z.object({
    kind: z.literal('bad-endpoint'),
    problem: z.enum([
      'not-a-url',
      'not-https',
      'has-path',
      'has-user',
      'has-space',
      'bad-port',
      'is-connection-string',
      'not-acs',
    ]),
  }),
  z.object({ kind: z.literal('bad-connection-string'), problem: z.enum(['malformed', 'key-not-base64', 'refused']) }),
  /** The service that hands out tokens; `detail` is its status or the system's code. */
  z.object({
    kind: z.literal('bad-token-service'),
    problem: z.enum(['not-a-url', 'not-https', 'unreachable', 'refused', 'no-token', 'other-user', 'bad-header']),
    detail: z.string(),
  }),
  /** The account holds no key of a resource, so it can make nobody. */
  z.object({ kind: z.literal('no-resource-key') }),
  z.object({ kind: z.literal('forbidden') }),
  z.object({ kind: z.literal('not-found') }),
  z.object({ kind: z.literal('too-large'), bytes: z.number(), limit: z.number() }),
  z.object({ kind: z.literal('throttled'), retryAfterMs: z.number().nullable() }),
  /** The service said no; `reason` is its own sentence. */
  z.object({ kind: z.literal('refused'), status: z.number(), reason: z.string() }),
  /** The answer never came: it may have been done. */
  z.object({ kind: z.literal('ambiguous'), detail: z.string() }),
  z.object({ kind: z.literal('keychain'), state: z.enum(['locked', 'missing']), detail: z.string() }),
  z.object({
    kind: z.literal('storage'),
    problem: z.enum(['damaged', 'newer-version', 'read-only', 'disk-full', 'key-lost']),
    detail: z.string(),
  }),
  z.object({ kind: z.literal('local-service'), detail: z.string() }),
  Refusal,
  /** The system did not change what starts at login; `detail` is its code. */
  z.object({ kind: z.literal('at-login'), detail: z.string() }),
  z.object({ kind: z.literal('bad-request'), detail: z.string() }),
  /** A fault of ours; `id` is in the log beside its stack. */
  z.object({ kind: z.literal('bug'), id: z.string() }),
])
export type AppError = z.infer<typeof AppError>

export type Result<T, E = AppError> = { ok: true; value: T } | { ok: false; error: E }

export const ok = <T>(value: T): { ok: true; value: T } => ({ ok: true, value })
export const fail = <E>(error: E): { ok: false; error: E } => ({ ok: false, error })
/** What a call answers that has nothing to say but that it was done. */
export const done: { ok: true; value: null } = { ok: true, value: null }
