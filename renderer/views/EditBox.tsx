import { Button } from '@fluentui/react-components'
import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import { type KeyboardEvent, type SyntheticEvent, useEffect, useRef, useState } from 'react'
import type { AppError } from '../../electron/contract/result.ts'
import type { Edit } from '../store/edits.ts'
import type { Place } from '../store/place.ts'
import { errorWords } from '../text/error-words.ts'
import { MOST_BYTES, byteLength } from '../text/message-size.ts'
import { useWords } from '../text/words.ts'
import { ComposerWords } from './ComposerWords.tsx'
import { composes } from './composes.ts'
import { useWorld } from './world.ts'

interface EditBoxProps {
  place: Place
  edit: Edit
  close: () => void
}

/** In place of the composer while an own message is rewritten; the draft waits where it is. */
export function EditBox({ place, edit, close }: EditBoxProps) {
  const words = useWords()
  const { line, edits } = useWorld()
  const [text, setText] = useState(edit.text)
  const [error, setError] = useState<AppError | null>(null)
  const saving = useRef(false)
  const box = useRef<HTMLTextAreaElement>(null)
  const body = text.trim()
  const bytes = byteLength(body)
  const possible = body !== '' && bytes <= MOST_BYTES

  useEffect(() => {
    const end = box.current?.value.length ?? 0
    box.current?.focus()
    box.current?.setSelectionRange(end, end)
  }, [])

  const leave = () => {
    edits.set(place, null)
    close()
  }
  const change = (next: string) => {
    setText(next)
    setError(null)
    edits.set(place, { ...edit, text: next })
  }
  const save = async () => {
    if (!possible || saving.current) return
    if (body === edit.was.trim()) return leave()
    saving.current = true
    const answer = await line.call('message.edit', { ...place, key: edit.key, body: { kind: 'text', text: body } })
    saving.current = false
    if (answer.ok) leave()
    else setError(answer.error)
  }
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    void save()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (composes(event)) return
    if (event.key === 'Escape') leave()
    else if (event.key === 'Enter' && !event.shiftKey) void save()
    else return
    event.preventDefault()
  }
  return (
    <form className="composer" data-edits="true" onSubmit={submit}>
      <div className="composer-edits">
        <span className="one-line">
          <b>{words('edit.title')}</b> <bdi>{edit.was}</bdi>
        </span>
        <small>{words('edit.hint')}</small>
      </div>
      <div className="composer-box">
        <textarea
          ref={box}
          rows={1}
          dir="auto"
          value={text}
          aria-label={words('edit.text')}
          aria-invalid={!possible}
          onChange={event => change(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <Button appearance="subtle" icon={<DismissRegular />} aria-label={words('app.cancel')} onClick={leave} />
        <Button
          type="submit"
          appearance={possible ? 'primary' : 'subtle'}
          icon={<CheckmarkRegular />}
          aria-label={words('edit.save')}
          disabledFocusable={!possible}
        />
      </div>
      <ComposerWords bytes={bytes} error={error && errorWords(words, error)} />
    </form>
  )
}
