import type { Message } from '../../electron/contract/domain.ts'
import { personName } from './names.ts'
import { size } from './numbers.ts'
import { exactTime } from './times.ts'
import type { Words } from './words.ts'

type Fact = readonly [name: string, value: string]

const encoder = new TextEncoder()

/** What of a message can be told in a table, in the order it is asked for. */
export function detailsOf(words: Words, tag: string, message: Message): { facts: Fact[]; metadata: Fact[] } {
  const { body, delivery, sender } = message
  const content = body.kind === 'text' ? body.text : body.kind === 'html' ? body.html : null
  const time = (at: number | null): string | null => (at ? exactTime(tag, at) : null)
  const all: [string, string | null][] = [
    [words('details.id'), delivery.state === 'sent' ? delivery.serverId : words('details.unsent')],
    [words('details.sequence'), message.sequenceId],
    [words('details.version'), message.version ? String(message.version) : null],
    [words('details.type'), body.kind === 'unsupported' ? body.type : body.kind],
    [words('details.created'), time(message.sentAt)],
    [words('details.edited'), time(message.editedAt)],
    [words('details.deleted'), body.kind === 'deleted' ? time(body.at) : null],
    [words('details.sender'), sender && personName(words, sender)],
    [words('details.senderId'), sender && sender.id],
    [words('details.size'), content === null ? null : size(tag, encoder.encode(content).length)],
  ]
  const facts = all.filter((fact): fact is [string, string] => fact[1] !== null)
  return { facts, metadata: Object.entries(message.metadata) }
}
