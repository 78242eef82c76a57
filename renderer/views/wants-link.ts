import type { EditorState } from 'prosemirror-state'
import { hasLink } from '../writing/links.ts'

/** The key is also that of the window's own search; with words selected, or in a link, it is about these. */
export const wantsLink = (event: KeyboardEvent, state: EditorState): boolean =>
  (event.ctrlKey || event.metaKey) &&
  !event.shiftKey &&
  event.key.toLowerCase() === 'k' &&
  (!state.selection.empty || hasLink(state))
