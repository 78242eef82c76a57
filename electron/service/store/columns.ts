import type { Metadata } from '../domain.ts'

/** SQL has null where the domain has undefined. */
export const orUndefined = <T>(value: T | null): T | undefined => value ?? undefined

export const metadataColumn = (metadata: Metadata | undefined): string | null =>
  metadata === undefined || Object.keys(metadata).length === 0 ? null : JSON.stringify(metadata)

export const metadataFrom = (column: string | null): Metadata | undefined =>
  column === null ? undefined : (JSON.parse(column) as Metadata)
