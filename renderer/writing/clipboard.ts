import type { Slice } from 'prosemirror-model'
import { Plugin } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { safeHref } from '../text/autolink.ts'
import { isInCode } from './commands.ts'
import { linkAt, setLink } from './links.ts'
import { sliceOfHtml, sliceOfText } from './read-html.ts'

/** Twice a message: as much as anybody can still cut down. */
export const MOST_PASTED = 60_000
/** Markup this long takes longer to clean than anybody waits for; its words do not. */
const MOST_MARKUP = 250_000

export interface Pasting {
  /** No formatting survives here, whatever it came with. */
  plain: boolean
  tooMuch: (length: number) => void
}

/** All that comes in from outside goes through here, and through the sanitiser. */
export function clipboard(settings: () => Pasting): Plugin {
  let plainNext = false
  const take = (view: EditorView, data: DataTransfer, at: number | null): void => {
    const { plain, tooMuch } = settings()
    const markup = data.getData('text/html')
    const text = data.getData('text/plain')
    const isPlain = plain || plainNext || isInCode(view.state) || markup === '' || markup.length > MOST_MARKUP
    plainNext = false
    if (text.length > MOST_PASTED) return tooMuch(text.length)
    if (at === null && !plain && linked(view, text)) return
    if (isInCode(view.state)) return view.dispatch(view.state.tr.insertText(text).scrollIntoView())
    const slice = isPlain ? sliceOfText(text) : sliceOfHtml(markup)
    insert(view, slice, at)
  }
  return new Plugin({
    props: {
      handleDOMEvents: {
        paste(view, event) {
          event.preventDefault()
          if (event.clipboardData) take(view, event.clipboardData, null)
          return true
        },
        drop(view, event) {
          // What is dragged within the box is known already.
          if (view.dragging) return false
          event.preventDefault()
          const at = view.posAtCoords({ left: event.clientX, top: event.clientY })
          if (event.dataTransfer) take(view, event.dataTransfer, at?.pos ?? view.state.doc.content.size)
          return true
        },
        keydown(_view, event) {
          if (event.key.toLowerCase() === 'v') plainNext = event.shiftKey && (event.ctrlKey || event.metaKey)
          return false
        },
      },
    },
  })
}

function insert(view: EditorView, slice: Slice, at: number | null): void {
  const { tr } = view.state
  if (at === null) tr.replaceSelection(slice)
  else tr.replaceRange(at, at, slice)
  view.dispatch(tr.scrollIntoView().setMeta('paste', true).setMeta('uiEvent', 'paste'))
}

/** An address pasted over words makes a link of them. */
function linked(view: EditorView, text: string): boolean {
  const href = /^\S+$/.test(text.trim()) ? safeHref(text.trim()) : null
  if (href === null || view.state.selection.empty || isInCode(view.state)) return false
  const range = linkAt(view.state)
  view.dispatch(setLink(view.state, range, range.text, href))
  return true
}
