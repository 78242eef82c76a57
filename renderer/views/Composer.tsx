import { Button } from '@fluentui/react-components'
import { SendFilled } from '@fluentui/react-icons/svg/send'
import { TextEditStyleRegular } from '@fluentui/react-icons/svg/text-edit-style'
import { type SyntheticEvent, useEffect, useMemo, useRef, useState } from 'react'
import type { Account, Quote, Thread, WrittenBody } from '../../electron/contract/domain.ts'
import { placeKey } from '../store/place.ts'
import { atNewest } from '../store/timeline.ts'
import { errorWords } from '../text/error-words.ts'
import { isPressed, onMac } from '../shortcuts/shortcuts.ts'
import { MOST_BYTES, bodyBytes } from '../text/message-size.ts'
import { quoteHtml } from '../text/quotes.ts'
import { useWords } from '../text/words.ts'
import { docOfDraft, draftOf, isBlank, noDraft, restOf } from '../writing/docs.ts'
import { nextLine } from '../writing/commands.ts'
import { schema } from '../writing/schema.ts'
import { bodyOf, htmlOf } from '../writing/write-html.ts'
import { ComposerWords } from './ComposerWords.tsx'
import { EmojiButton } from './EmojiButton.tsx'
import { FormatBar } from './FormatBar.tsx'
import { LinkDialog } from './LinkDialog.tsx'
import { QuoteCard } from './QuoteCard.tsx'
import { WritingBox } from './WritingBox.tsx'
import { useCompletion } from './use-completion.ts'
import { useEditor } from './use-editor.ts'
import { useMentionable } from './use-mentionable.ts'
import { useSendKey } from './use-send-key.ts'
import { useTypingSignal } from './use-typing-signal.ts'
import { useKnown, useWorld } from './world.ts'
import { wantsLink } from './wants-link.ts'

interface ComposerProps {
  account: Account
  thread: Thread
  /** What the message will answer. */
  quote: Quote | null
  setQuote: (quote: Quote | null) => void
  /** Up in the empty box: the last own message is to be rewritten. */
  editLast: () => void
}

/** Lives as long as its thread is on screen: what is typed can never be in another one. */
export function Composer({ account, thread, quote, setQuote, editLast }: ComposerProps) {
  const words = useWords()
  const { line, store, drafts, timelines } = useWorld()
  const sendKey = useSendKey()
  const place = useMemo(() => ({ accountId: account.id, threadId: thread.id }), [account.id, thread.id])
  const formatting = useKnown(state => state.app?.settings.formatting ?? false)
  const { people, isHere } = useMentionable(place, account.me, thread)
  const [trouble, setTrouble] = useState<string | null>(null)
  const [linking, setLinking] = useState(false)
  const sending = useRef(false)
  const typing = useTypingSignal(place)

  const editor = useEditor({
    begin: () => docOfDraft(drafts.get(place) ?? thread.draft),
    plain: false,
    changed(doc) {
      setTrouble(null)
      drafts.set(place, draftOf(doc, quote))
      if (!isBlank(doc)) typing.typed()
    },
    keyed: event => completion.keyed(event) || keyed(event),
    tooMuch: count => setTrouble(words('composer.pastedTooMuch', { count })),
  })
  const completion = useCompletion(editor, people, false)
  const { doc } = editor.state
  const body = useMemo(
    (): WrittenBody => (quote ? { kind: 'html', html: quoteHtml(quote) + htmlOf(doc, isHere) } : bodyOf(doc, isHere)),
    [doc, quote, isHere],
  )
  const bytes = bodyBytes(body)
  const tooLong = bytes > MOST_BYTES
  const possible = !isBlank(doc) && !tooLong

  const { focus, replace } = editor
  useEffect(() => () => drafts.flush(place), [drafts, place])
  useEffect(() => focus(), [focus, quote])

  const removeQuote = () => {
    setQuote(null)
    drafts.set(place, draftOf(doc, null))
    focus()
  }
  const send = async () => {
    if (!possible || sending.current) return
    sending.current = true
    const sent = draftOf(doc, quote)
    const answer = await line.call('message.send', { ...place, body, ...(quote ? { replyTo: quote.of } : {}) })
    sending.current = false
    if (!answer.ok) return setTrouble(errorWords(words, answer.error))
    typing.sent()
    // The box may have got more words while this was on its way, or be gone with its thread.
    const typed = drafts.get(place) ?? sent
    const left = restOf(docOfDraft(typed), docOfDraft(sent))
    drafts.settle(place, isBlank(left) ? noDraft : draftOf(left, null))
    replace(left)
    setQuote(null)
    const timeline = store.get().timelines[placeKey(place)]
    if (timeline && !atNewest(timeline)) void timelines.newest(place)
  }
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    void send()
    focus()
  }
  const keyed = (event: KeyboardEvent): boolean => {
    const enter = sendKey(event)
    if (enter === 'send') void send()
    else if (enter === 'line') editor.run(nextLine)
    else if (isPressed('edit-last', event, onMac) && doc.content.size <= 2) editLast()
    else if (event.key === 'Escape' && quote) removeQuote()
    else if (wantsLink(event, editor.state)) setLinking(true)
    else return false
    event.stopPropagation()
    return true
  }
  return (
    <>
      {/* Dialogs are beside it: what is submitted in them is no message. */}
      <form className="composer" onSubmit={submit} onBlur={() => drafts.flush(place)}>
        {quote && <QuoteCard quote={quote} remove={removeQuote} />}
        <div className="composer-box">
          {formatting && <FormatBar editor={editor} link={() => setLinking(true)} />}
          <div className="composer-line">
            <WritingBox
              editor={editor}
              completion={completion}
              label={words('composer.message')}
              placeholder={words('composer.placeholder')}
              invalid={tooLong}
            />
            <Button
              appearance="subtle"
              icon={<TextEditStyleRegular />}
              aria-label={words('format.show')}
              aria-pressed={formatting}
              title={words('format.show')}
              onClick={() => {
                void line.call('settings.set', { formatting: !formatting })
                focus()
              }}
            />
            <EmojiButton
              leave={focus}
              take={emoji => editor.apply(state => state.tr.replaceSelectionWith(schema.text(emoji), true))}
            />
            <Button
              type="submit"
              appearance={possible ? 'primary' : 'subtle'}
              icon={<SendFilled />}
              aria-label={words('composer.send')}
              disabledFocusable={!possible}
            />
          </div>
        </div>
        <ComposerWords bytes={bytes} error={trouble} />
      </form>
      {linking && <LinkDialog editor={editor} close={() => setLinking(false)} />}
    </>
  )
}
