import { useId, useLayoutEffect, useRef } from 'react'
import { useWords } from '../text/words.ts'
import { isBlank } from '../writing/docs.ts'
import { Offers } from './Offers.tsx'
import type { Completion } from './use-completion.ts'
import type { Editor } from './use-editor.ts'

interface WritingBoxProps {
  editor: Editor
  completion: Completion
  label: string
  placeholder?: string
  invalid: boolean
}

/** Where words are written, with what is offered for the one at the caret. */
export function WritingBox({ editor, completion, label, placeholder, invalid }: WritingBoxProps) {
  const words = useWords()
  const list = useId()
  const box = useRef<HTMLDivElement>(null)
  const { offers, active, from } = completion
  const { mount, state } = editor
  const open = offers.length > 0
  const paragraphs = state.doc.childCount === 1 && state.doc.firstChild?.type.name === 'paragraph'
  useLayoutEffect(() => {
    const spot = open ? editor.spot(from) : null
    const edge = box.current?.getBoundingClientRect()
    if (spot && edge) box.current?.style.setProperty('--at', `${Math.round(spot.left - edge.left)}px`)
  })
  return (
    <div ref={box} className="writing-box">
      <div
        ref={mount}
        className="writing"
        role="textbox"
        aria-multiline="true"
        aria-label={label}
        aria-invalid={invalid}
        aria-placeholder={placeholder}
        aria-autocomplete="list"
        aria-controls={open ? list : undefined}
        aria-activedescendant={open ? `${list}-${active}` : undefined}
        data-placeholder={paragraphs && isBlank(state.doc) && state.doc.content.size <= 2 ? placeholder : undefined}
        dir="auto"
      />
      {open && (
        <Offers
          id={list}
          label={words(offers[0]?.kind === 'mention' ? 'offers.people' : 'offers.emoji')}
          completion={completion}
        />
      )}
    </div>
  )
}
