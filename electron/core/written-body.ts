import type { WrittenBody } from '../contract/domain.ts'
import { fail, ok, type Result } from '../contract/result.ts'

/** The service's limit for one message, in UTF-8 bytes. */
export const messageLimit = 28 * 1024

/** A body the service can take, or why not. */
export function checkedBody(body: WrittenBody): Result<WrittenBody> {
  const content = body.kind === 'text' ? body.text : body.html
  if (content.trim() === '') return fail({ kind: 'bad-request', detail: 'There is nothing to send.' })
  const bytes = utf8Length(content)
  return bytes > messageLimit ? fail({ kind: 'too-large', bytes, limit: messageLimit }) : ok(body)
}

/** An edit changes what a message says and never its kind, so plain words become HTML where that is what it is. */
export function inKindOf(kind: WrittenBody['kind'], body: WrittenBody): Result<WrittenBody> {
  if (body.kind === kind) return ok(body)
  if (body.kind === 'html')
    return fail({ kind: 'bad-request', detail: 'A message sent as plain text stays plain text.' })
  return ok({ kind: 'html', html: escaped(body.text) })
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\n': '<br>' }

const escaped = (text: string): string => text.replace(/[&<>"\n]/g, character => entities[character] ?? character)

function utf8Length(text: string): number {
  let bytes = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return bytes
}
