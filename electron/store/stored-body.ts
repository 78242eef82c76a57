import { Body } from '../contract/domain.ts'

/** Null for what is not a body: one bad row must not cost a page. The kinds a page is full of are checked by hand, which is ten times faster. */
export function readBody(json: string): Body | null {
  const value = parsedRecord(json)
  if (value === null) return null
  const { kind, text, html, at } = value
  if (kind === 'text' && typeof text === 'string') return { kind, text }
  if (kind === 'html' && typeof html === 'string') return { kind, html }
  if (kind === 'deleted' && typeof at === 'number') return { kind, at }
  return Body.safeParse(value).data ?? null
}

/** Metadata is rarely there, so nothing stands for none. */
export function readMetadata(json: string | null): Record<string, string> | null {
  if (json === null) return {}
  const value = parsedRecord(json)
  return value !== null && Object.values(value).every(text => typeof text === 'string')
    ? (value as Record<string, string>)
    : null
}

export function writeMetadata(metadata: Record<string, string>): string | null {
  for (const _ in metadata) return JSON.stringify(metadata)
  return null
}

/** Null for what is not an object in JSON. */
export function parsedRecord(json: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(json)
    return isRecord(value) ? value : null
  } catch {
    return null
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
