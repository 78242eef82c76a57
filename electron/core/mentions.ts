import type { UserId } from '../contract/domain.ts'
import { decodeEntities } from './html-entities.ts'

// Nothing in it may run past the next "<", or a message of many unclosed ones would take a time that grows with its square.
const mention = /<msft-mention\b((?:[^<>"']|"[^"<]*"|'[^'<]*')*)>/gi
const attribute = /(?<name>[^\s"'<>/=]+)\s*=\s*(?:"(?<double>[^"]*)"|'(?<single>[^']*)'|(?<bare>[^\s"'<>`]+))/g

/** Whether a message of HTML names that person with the element all clients of the service use for it. */
export function isMentioned(html: string, person: UserId): boolean {
  for (const [, attributes = ''] of html.matchAll(mention)) {
    for (const { groups = {} } of attributes.matchAll(attribute)) {
      const value = groups['double'] ?? groups['single'] ?? groups['bare'] ?? ''
      if (groups['name']?.toLowerCase() === 'id' && decodeEntities(value) === person) return true
    }
  }
  return false
}
