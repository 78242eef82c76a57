import { z } from 'zod'
import { LocalId, MessageKey, Person, ServerMessageId, WrittenBody } from '../contract/domain.ts'
import type { Work } from '../core/store-ports.ts'
import { parsedRecord } from './stored-body.ts'

const written = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('send'), body: WrittenBody }),
  z.object({
    kind: z.literal('edit'),
    target: MessageKey,
    serverId: ServerMessageId.nullable(),
    body: WrittenBody,
    over: z.object({ version: z.number(), after: LocalId.nullable() }).nullable(),
  }),
  z.object({ kind: z.literal('delete'), target: MessageKey, serverId: ServerMessageId.nullable() }),
  z.object({ kind: z.literal('rename'), topic: z.string() }),
  z.object({ kind: z.literal('add'), people: z.array(Person), sharedFrom: z.number() }),
  z.object({ kind: z.literal('remove'), person: Person }),
])

/** Null for what is no work that can be done. */
export function readWork(json: string): Work | null {
  return written.safeParse(parsedRecord(json)).data ?? null
}
