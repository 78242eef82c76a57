import type { EditorState } from 'prosemirror-state'
import { isInCode } from './commands.ts'

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
  const mention = MENTION.exec(before)?.[1]
  if (mention !== undefined)
    return { kind: 'mention', query: mention, from: to - mention.length - 1, to, closed: false }
  const [, whole, name, colon] = EMOJI.exec(before) ?? []
  if (whole === undefined || name === undefined) return null
  return { kind: 'emoji', query: name, from: to - whole.length, to, closed: colon === ':' }
}
