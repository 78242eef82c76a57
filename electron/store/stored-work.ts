import { LocalId, MessageKey, Person, ServerMessageId, WrittenBody } from '../contract/domain.ts'
import type { Over, Work } from '../core/store-ports.ts'
import { parsedRecord } from './stored-body.ts'

const people = Person.array()
const serverIdOrNull = ServerMessageId.nullable()
const afterOrNull = LocalId.nullable()

/** Null for what is no work that can be done. */
export function readWork(json: string): Work | null {
  const value = parsedRecord(json)
  if (value === null) return null
  switch (value['kind']) {
    case 'send': {
      const body = WrittenBody.safeParse(value['body'])
      // What an older version wrote answers nothing.
      const replyTo = serverIdOrNull.safeParse(value['replyTo'] ?? null)
      return body.success && replyTo.success ? { kind: 'send', body: body.data, replyTo: replyTo.data } : null
    }
    case 'edit':
    case 'delete':
      return readChange(value['kind'], value)
    case 'rename':
      return typeof value['topic'] === 'string' ? { kind: 'rename', topic: value['topic'] } : null
    case 'add': {
      const read = people.safeParse(value['people'])
      const { sharedFrom } = value
      return read.success && typeof sharedFrom === 'number' ? { kind: 'add', people: read.data, sharedFrom } : null
    }
    case 'remove': {
      const person = Person.safeParse(value['person'])
      return person.success ? { kind: 'remove', person: person.data } : null
    }
    default:
      return null
  }
}

function readChange(kind: 'edit' | 'delete', value: Record<string, unknown>): Work | null {
  const target = MessageKey.safeParse(value['target'])
  const serverId = serverIdOrNull.safeParse(value['serverId'])
  if (!target.success || !serverId.success) return null
  const about = { target: target.data, serverId: serverId.data }
  if (kind === 'delete') return { kind, ...about }
  const body = WrittenBody.safeParse(value['body'])
  const over = readOver(value['over'])
  return body.success && over !== undefined ? { kind, ...about, body: body.data, over } : null
}

/** Undefined for what is neither. */
function readOver(value: unknown): Over | null | undefined {
  if (value === null) return null
  if (typeof value !== 'object') return undefined
  const { version, after } = value as Partial<Record<keyof Over, unknown>>
  const read = afterOrNull.safeParse(after)
  return typeof version === 'number' && read.success ? { version, after: read.data } : undefined
}
