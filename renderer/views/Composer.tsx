import { Button } from '@fluentui/react-components'
import { SendFilled } from '@fluentui/react-icons/svg/send'
import { type KeyboardEvent, type SyntheticEvent, useEffect, useMemo, useRef, useState } from 'react'
import type { Account, Thread } from '../../electron/contract/domain.ts'
import type { AppError } from '../../electron/contract/result.ts'
import { placeKey } from '../store/place.ts'
import { atNewest } from '../store/timeline.ts'
import { errorWords } from '../text/error-words.ts'
import { MOST_BYTES, byteLength } from '../text/message-size.ts'
import { isPressed, onMac } from '../shortcuts/shortcuts.ts'
import { useWords } from '../text/words.ts'
import { ComposerWords } from './ComposerWords.tsx'
import { composes } from './composes.ts'
import { useTypingSignal } from './use-typing-signal.ts'
import { useKnown, useWorld } from './world.ts'

interface ComposerProps {
  account: Account
  thread: Thread
  /** Up in the empty box: the last own message is to be rewritten. */
  editLast: () => void
}

/** Lives as long as its thread is on screen: what is typed can never be in another one. */
export function Composer({ account, thread, editLast }: ComposerProps) {
  const words = useWords()
  const { line, store, drafts, timelines } = useWorld()
  const sendWith = useKnown(state => state.app?.settings.sendWith ?? 'enter')
  const place = useMemo(() => ({ accountId: account.id, threadId: thread.id }), [account.id, thread.id])
  const [text, setText] = useState(() => drafts.get(place) ?? thread.draft)
  const [error, setError] = useState<AppError | null>(null)
  const sending = useRef(false)
  const box = useRef<HTMLTextAreaElement>(null)
  const typing = useTypingSignal(place)
  const bytes = byteLength(text.trim())
  const tooLong = bytes > MOST_BYTES

  useEffect(() => {
    box.current?.focus()
    return () => drafts.flush(place)
  }, [drafts, place])

  const change = (next: string) => {
    setText(next)
    setError(null)
    drafts.set(place, next)
    if (next.trim()) typing.typed()
  }
  const send = async () => {
    const body = text.trim()
    if (!body || tooLong || sending.current) return
    sending.current = true
    const answer = await line.call('message.send', { ...place, body: { kind: 'text', text: body } })
    sending.current = false
    if (!answer.ok) return setError(answer.error)
    typing.sent()
    // The box may have got more words while this was on its way, or be gone with its thread.
    const typed = drafts.get(place) ?? text
    const left = typed.startsWith(text) ? typed.slice(text.length) : typed
    drafts.settle(place, left)
    setText(left)
    const timeline = store.get().timelines[placeKey(place)]
    if (timeline && !atNewest(timeline)) void timelines.newest(place)
  }
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    void send()
    box.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (text === '' && isPressed('edit-last', event, onMac) && !composes(event)) {
      event.preventDefault()
      return editLast()
    }
    if (composes(event) || !isPressed(sendWith === 'enter' ? 'send' : 'send-mod', event, onMac)) return
    event.preventDefault()
    void send()
  }
  return (
    <form className="composer" onSubmit={submit}>
      <div className="composer-box">
        <textarea
          ref={box}
          rows={1}
          dir="auto"
          value={text}
          aria-label={words('composer.message')}
          aria-invalid={tooLong}
          placeholder={words('composer.placeholder')}
          onChange={event => change(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <Button
          type="submit"
          appearance={text.trim() && !tooLong ? 'primary' : 'subtle'}
          icon={<SendFilled />}
          aria-label={words('composer.send')}
          disabledFocusable={!text.trim() || tooLong}
        />
      </div>
      <ComposerWords bytes={bytes} error={error && errorWords(words, error)} />
    </form>
  )
}
