import type { Node } from 'prosemirror-model'
import { type Command, type EditorState, TextSelection, type Transaction } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import { useCallback, useRef, useState } from 'react'
import { editorState } from '../writing/editor-state.ts'
import { composes } from './composes.ts'
import { useEvent } from './use-event.ts'

interface EditorWishes {
  begin: () => Node
  /** Words and lines only. */
  plain: boolean
  changed: (doc: Node) => void
  /** True where the key was taken; keys that belong to an input method do not come here. */
  keyed: (event: KeyboardEvent, state: EditorState) => boolean
  tooMuch: (length: number) => void
}

export interface Editor {
  state: EditorState
  /** For the element it lives in. */
  mount: (element: HTMLElement | null) => () => void
  run: (command: Command) => void
  apply: (change: (state: EditorState) => Transaction) => void
  /** Another document, with the caret at its end and nothing to undo. */
  replace: (doc: Node) => void
  focus: () => void
  /** Where a position of the document is on screen. */
  spot: (position: number) => DOMRect | null
}

export function useEditor({ begin, plain, ...wishes }: EditorWishes): Editor {
  const changed = useEvent(wishes.changed)
  const keyed = useEvent(wishes.keyed)
  const tooMuch = useEvent(wishes.tooMuch)
  const view = useRef<EditorView | null>(null)
  const fresh = useCallback((doc: Node) => editorState(doc, plain, () => ({ plain, tooMuch })), [plain, tooMuch])
  const [state, setState] = useState(() => fresh(begin()))
  const now = useRef(state)

  const show = useCallback((next: EditorState) => {
    now.current = next
    view.current?.updateState(next)
    setState(next)
  }, [])
  const mount = useCallback(
    (element: HTMLElement | null) => {
      if (element) {
        view.current = new EditorView(
          { mount: element },
          {
            state: now.current,
            dispatchTransaction(transaction) {
              const next = now.current.apply(transaction)
              show(next)
              if (transaction.docChanged) changed(next.doc)
            },
            handleKeyDown: (view, event) => !composes(event) && keyed(event, view.state),
          },
        )
      }
      return () => {
        view.current?.destroy()
        view.current = null
      }
    },
    [show, changed, keyed],
  )
  const run = (command: Command) => {
    const { current } = view
    if (!current) return
    command(current.state, transaction => current.dispatch(transaction), current)
    current.focus()
  }
  return {
    state,
    mount,
    run,
    apply: change => run((state, dispatch) => (dispatch?.(change(state)), true)),
    replace: useCallback((doc: Node) => show(fresh(doc)), [show, fresh]),
    focus: useCallback(() => view.current?.focus(), []),
    spot: position => {
      const { current } = view
      if (!current || position > current.state.doc.content.size) return null
      const { left, right, top, bottom } = current.coordsAtPos(position)
      return new DOMRect(left, top, right - left, bottom - top)
    },
  }
}

export const caretAtEnd = (state: EditorState): Transaction =>
  state.tr.setSelection(TextSelection.atEnd(state.doc)).scrollIntoView()
