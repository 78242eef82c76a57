import { z } from 'zod'
import { Time } from './domain.ts'

/** Why this copy of the app cannot renew itself. */
export const NoUpdatesBecause = z.enum([
  'browser',
  /** Started from its source, or from a folder nothing installed it into. */
  'unpacked',
  /** Nobody said at packaging where its updates are. */
  'no-feed',
  'package-manager',
  'store',
  'portable',
  /** The program may not be replaced where it lies. */
  'read-only',
])
export type NoUpdatesBecause = z.infer<typeof NoUpdatesBecause>

export const UpdateChannel = z.enum(['stable', 'beta'])
export type UpdateChannel = z.infer<typeof UpdateChannel>

/** A version newer than this one. */
export const Release = z.object({
  version: z.string().max(100),
  /** What its makers say about it, as text. */
  notes: z.string().max(20_000),
  /** What has to be fetched; null where nobody says. */
  bytes: z.number().int().nonnegative().nullable(),
})
export type Release = z.infer<typeof Release>

export const UpdateProblem = z.object({
  problem: z.enum([
    'unreachable',
    /** The server answered, and said no. */
    'refused',
    'not-understood',
    /** What arrived is not what was announced. */
    'tampered',
    /** Whoever signed it is not who signed this one. */
    'unsigned',
    'disk-full',
    'read-only',
    'other',
  ]),
  /** A code or a status; no path. */
  detail: z.string().max(200),
})
export type UpdateProblem = z.infer<typeof UpdateProblem>

/** How far the app is with renewing itself. It looks by itself, and does nothing else unasked. */
export const Update = z.discriminatedUnion('state', [
  z.object({ state: z.literal('unsupported'), because: NoUpdatesBecause }),
  z.object({ state: z.literal('off'), by: z.enum(['policy', 'setting']) }),
  /** Nothing newer is known; null: nobody looked yet. By this computer's clock. */
  z.object({ state: z.literal('current'), checkedAt: Time.nullable() }),
  z.object({ state: z.literal('checking') }),
  z.object({ state: z.literal('available'), release: Release }),
  z.object({ state: z.literal('downloading'), release: Release, part: z.number().min(0).max(1) }),
  /** On this disk, whole and verified. */
  z.object({ state: z.literal('ready'), release: Release }),
  z.object({ state: z.literal('restarting'), release: Release }),
  /** With a release, that one can be fetched again; without, looking failed. */
  z.object({ state: z.literal('failed'), ...UpdateProblem.shape, release: Release.nullable() }),
])
export type Update = z.infer<typeof Update>
