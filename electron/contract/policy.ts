import { z } from 'zod'
import { AccountKind } from './domain.ts'
import { PolicyProblem } from './result.ts'
import { Settings } from './settings.ts'

// What an administrator decided for everybody who uses Parlance on a computer; build/POLICY.md says it in words.

/** https, or http for this very computer; without a path, as endpoints are compared. */
const Endpoint = z
  .string()
  .max(2000)
  .regex(/^(https:\/\/[a-z0-9.-]+|http:\/\/(127\.0\.0\.1|localhost))(:\d{1,5})?\/?$/i)
  .transform(text =>
    text
      .toLowerCase()
      .replace(/\/$/, '')
      .replace(/^(https:.*):443$/, '$1'),
  )

const Address = z
  .string()
  .max(2000)
  .regex(/^(https:\/\/|http:\/\/(127\.0\.0\.1|localhost)[:/])\S+$/i)

const Way = z
  .enum(['try-it-now', 'token', 'token-service', 'connection-string'])
  .transform((way): AccountKind => (way === 'try-it-now' ? 'local' : way))

/** Settings that may be the same for everybody. */
export const FixedSettings = z
  .strictObject(
    Settings.pick({
      language: true,
      tellRead: true,
      tellTyping: true,
      spelling: true,
      alerts: true,
      alertSound: true,
      proxy: true,
    }).shape,
  )
  .partial()
export type FixedSettings = z.infer<typeof FixedSettings>

/** As it is written; every part may be left out, and then everything of its kind is allowed. */
export const PolicyFile = z.strictObject({
  endpoint: z.union([Endpoint, z.array(Endpoint).min(1).max(50)]).optional(),
  signIn: z.array(Way).min(1).max(4).optional(),
  tokenService: z.strictObject({ address: Address, method: z.enum(['GET', 'POST']).default('GET') }).optional(),
  updates: z.enum(['off', 'stable', 'beta']).optional(),
  updateServer: Address.optional(),
  settings: FixedSettings.optional(),
})

export const Rules = z.object({
  ways: z.array(AccountKind),
  /** Null: any. */
  endpoints: z.array(z.string()).nullable(),
  tokenService: z.object({ address: z.string(), method: z.enum(['GET', 'POST']) }).nullable(),
  updates: z.object({ channel: z.enum(['off', 'stable', 'beta']).nullable(), server: z.string().nullable() }),
  settings: FixedSettings,
})
export type Rules = z.infer<typeof Rules>

export const Policy = z.discriminatedUnion('state', [
  z.object({ state: z.literal('none') }),
  /** `strange`: names in it that mean nothing to this version. */
  z.object({ state: z.literal('in-force'), file: z.string(), rules: Rules, strange: z.array(z.string()) }),
  /** Nobody can tell what it forbids, so nothing connects; what is stored can be read. */
  z.object({
    state: z.literal('broken'),
    file: z.string(),
    problem: PolicyProblem.exclude(['way', 'endpoint', 'token-service', 'setting']),
    detail: z.string(),
  }),
])
export type Policy = z.infer<typeof Policy>
