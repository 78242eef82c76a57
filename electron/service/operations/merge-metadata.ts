import type { Metadata } from '../domain.ts'

/** Key by key; an empty or null value removes the key. */
export function mergeMetadata(
  kept: Metadata | undefined,
  change: Readonly<Record<string, string | null>> | undefined,
): Metadata | undefined {
  if (change === undefined) return kept
  const merged = new Map(Object.entries(kept ?? {}))
  for (const [key, value] of Object.entries(change)) {
    if (value === null || value === '') merged.delete(key)
    else merged.set(key, value)
  }
  return merged.size === 0 ? undefined : Object.fromEntries(merged)
}
