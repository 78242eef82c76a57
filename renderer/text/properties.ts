import type { ThreadProperties } from '../../electron/contract/domain.ts'
import type { WordId } from './words.ts'

/** What the service takes. */
export const FEWEST_DAYS = 30
export const MOST_DAYS = 90
const MOST_METADATA_BYTES = 1024
/** Tells that a conversation has no name of its own. */
const OURS = 'untitled'

/** Retention and metadata while they are typed. */
export interface TypedProperties {
  forEver: boolean
  days: string
  metadata: readonly { name: string; value: string }[]
}

export const typedOf = ({ retentionDays, metadata }: ThreadProperties): TypedProperties => ({
  forEver: retentionDays === null,
  days: String(retentionDays ?? MOST_DAYS),
  metadata: Object.entries(metadata).map(([name, value]) => ({ name, value })),
})

export const untouched: TypedProperties = typedOf({ retentionDays: null, metadata: {} })

export type ReadProperties =
  { ok: true; value: ThreadProperties } | { ok: false; at: 'days' | 'metadata'; word: WordId }

const encoder = new TextEncoder()
const bytes = (text: string): number => encoder.encode(text).length

/** What was typed as the service takes it, or what is wrong with it and where. */
export function readProperties({ forEver, days, metadata }: TypedProperties): ReadProperties {
  const number = Number(days)
  if (!forEver && !(Number.isInteger(number) && number >= FEWEST_DAYS && number <= MOST_DAYS))
    return { ok: false, at: 'days', word: 'properties.days.wrong' }
  const rows = metadata
    .map(({ name, value }) => ({ name: name.trim(), value: value.trim() }))
    .filter(({ name, value }) => name || value)
  const names = rows.map(({ name }) => name)
  const wrong = (word: WordId): ReadProperties => ({ ok: false, at: 'metadata', word })
  if (names.includes('')) return wrong('properties.metadata.nameless')
  if (rows.some(({ value }) => !value)) return wrong('properties.metadata.valueless')
  if (new Set(names).size < names.length) return wrong('properties.metadata.twice')
  if (names.includes(OURS)) return wrong('properties.metadata.ours')
  if (rows.reduce((sum, { name, value }) => sum + bytes(name) + bytes(value), 0) > MOST_METADATA_BYTES)
    return wrong('properties.metadata.tooLarge')
  const value = Object.fromEntries(rows.map(({ name, value }) => [name, value]))
  return { ok: true, value: { retentionDays: forEver ? null : number, metadata: value } }
}
