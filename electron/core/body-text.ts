import type { Body } from '../contract/domain.ts'
import { plainText } from './plain-text.ts'

/** The words of a message as somebody wrote them, without markup; null where nobody wrote any. */
export function bodyText(body: Body): string | null {
  switch (body.kind) {
    case 'text':
      return body.text
    case 'html':
      return plainText(body.html)
    case 'topic-changed':
      return body.topic
    case 'deleted':
    case 'participants-added':
    case 'participants-removed':
    case 'unsupported':
      return null
    default:
      return body satisfies never
  }
}
