import { z } from 'zod'
import { AccountId, Time, UserId } from './domain.ts'

// How the app is: what it found when it looked itself over, what it wrote into its log, what it is made of.

/** One thing that was looked at. What was found is one of a few words, which the window has a sentence for. */
const look = <N extends string, O extends readonly [string, ...string[]]>(name: N, outcomes: O) =>
  z.object({
    name: z.literal(name),
    /** Null for what concerns the whole app. */
    accountId: AccountId.nullable(),
    state: z.enum(['ok', 'warning', 'failed']),
    outcome: z.enum(outcomes),
    /** Numbers, times, codes of the system and names of variables; never what somebody is called, said or signs in with. */
    values: z.record(z.string(), z.union([z.string(), z.number()])),
  })

export const Check = z.discriminatedUnion('name', [
  look('versions', ['known']),
  look('folder', ['writable', 'refused']),
  look('space', ['enough', 'little', 'none', 'unknown']),
  look('keychain', ['ready', 'session-only', 'closed']),
  look('settings', ['readable', 'absent', 'unreadable', 'set-aside']),
  look('proxy', ['none', 'set']),
  look('policy', ['none', 'in-force', 'strange', 'unreadable', 'not-json', 'wrong-value', 'writable']),
  look('notifications', ['shown', 'untried', 'off', 'failed', 'silent', 'unsupported']),
  look('panel', ['there', 'missing', 'none']),
  look('storage', ['sound', 'in-memory', 'history-damaged', 'journal-damaged', 'trouble']),
  look('endpoint', [
    'answers',
    'no-name',
    'refuses',
    'no-tls',
    'silent',
    'proxy',
    'broken',
    'not-started',
    'forbidden',
  ]),
  look('clock', ['right', 'off', 'unknown']),
  look('token', ['valid', 'ends-soon', 'expired', 'refused', 'none', 'no-chat-scope']),
  look('live', ['live', 'fetching', 'offline', 'connecting', 'signed-out', 'forbidden']),
  look('outbox', ['empty', 'waiting', 'failed', 'stuck']),
  look('history', ['complete', 'running', 'paused', 'waiting']),
])
export type Check = z.infer<typeof Check>

export const Diagnosis = z.object({
  at: Time,
  checks: z.array(Check),
  /** All of it as plain text, fit to be sent to a stranger. */
  report: z.string(),
})
export type Diagnosis = z.infer<typeof Diagnosis>

export const LogLine = z.object({
  at: z.string(),
  level: z.enum(['info', 'warn', 'error']),
  what: z.string(),
  /** Everything else that was noted, as text. */
  fields: z.string(),
})
export type LogLine = z.infer<typeof LogLine>

export const LogPage = z.object({
  /** Hand it back, and what has not changed meanwhile is not read again. */
  mark: z.string(),
  /** Oldest first; null where nothing was written since that mark. */
  lines: z.array(LogLine).nullable(),
})
export type LogPage = z.infer<typeof LogPage>

/** Of somebody else's work that is in this app. */
export const Licence = z.object({ name: z.string(), version: z.string(), licence: z.string(), text: z.string() })
export type Licence = z.infer<typeof Licence>

/** The one answer with a token in it: it is for somebody else, and whoever asked is to hand it over. */
export const HandedToken = z.object({
  id: UserId,
  endpoint: z.string(),
  token: z.string(),
  expiresAt: Time,
  /** For another Parlance to paste: address, token and name. */
  link: z.string(),
  /** False where the address means something else on another computer. */
  elsewhere: z.boolean(),
})
export type HandedToken = z.infer<typeof HandedToken>
