import type { EditorState } from 'prosemirror-state'
import { isInCode } from './commands.ts'
import { schema } from './schema.ts'

/** What is being typed and could be completed: a name after `@`, an emoji after `:`. */
export interface Trigger {
  kind: 'mention' | 'emoji'
  query: string
  from: number
  to: number
  /** A second colon closed it. */
  closed: boolean
}

const MENTION = /(?:^|[\s([{"'«“\ufffc])@([\p{L}\p{M}\p{N}._'’ -]{0,40})$/u
const EMOJI = /(?:^|[^\p{L}\p{N}:])(:([a-z0-9_+-]{2,40})(:?))$/iu

export function triggerAt(state: EditorState): Trigger | null {
  const { $from, empty, from: to } = state.selection
  if (!empty || !$from.parent.isTextblock || isInCode(state)) return null
  const start = Math.max(0, $from.parentOffset - 60)
  const before = $from.parent.textBetween(start, $from.parentOffset, undefined, '\ufffc')
  // Code that is begun and not ended is code already.
  if (before.split('`').length % 2 === 0) return null
  const found = mentionIn(before, to) ?? emojiIn(before, to)
  return found && !state.doc.rangeHasMark(found.from, to, schema.marks.code) ? found : null
}

function mentionIn(before: string, to: number): Trigger | null {
  const query = MENTION.exec(before)?.[1]
  return query === undefined ? null : { kind: 'mention', query, from: to - query.length - 1, to, closed: false }
}

function emojiIn(before: string, to: number): Trigger | null {
  const [, whole, query, colon] = EMOJI.exec(before) ?? []
  if (whole === undefined || query === undefined) return null
  return { kind: 'emoji', query, from: to - whole.length, to, closed: colon === ':' }
}
