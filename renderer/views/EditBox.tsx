import { Button } from '@fluentui/react-components'
import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import { type SyntheticEvent, useEffect, useMemo, useRef, useState } from 'react'
import type { Account, Thread, WrittenBody } from '../../electron/contract/domain.ts'
import type { Edit } from '../store/edits.ts'
import { errorWords } from '../text/error-words.ts'
import { MOST_BYTES, bodyBytes } from '../text/message-size.ts'
import { useWords } from '../text/words.ts'
import { docOfBody, isBlank } from '../writing/docs.ts'
import { schema } from '../writing/schema.ts'
import { htmlOf, textOf } from '../writing/write-html.ts'
import { ComposerWords } from './ComposerWords.tsx'
import { ConfirmDialog } from './ConfirmDialog.tsx'
import { EmojiButton } from './EmojiButton.tsx'
import { FormatBar } from './FormatBar.tsx'
import { LinkDialog } from './LinkDialog.tsx'
import { WritingBox } from './WritingBox.tsx'
import { useCompletion } from './use-completion.ts'
import { useEditor } from './use-editor.ts'
import { useMentionable } from './use-mentionable.ts'
import { wantsLink } from './wants-link.ts'
import { useKnown, useWorld } from './world.ts'
import { useSendKey } from './use-send-key.ts'
import { nextLine } from '../writing/commands.ts'
import { onMac } from '../shortcuts/shortcuts.ts'

interface EditBoxProps {
  account: Account
  thread: Thread
  edit: Edit
  close: () => void
}

/** In place of the composer while an own message is rewritten; the draft waits where it is. */
export function EditBox({ account, thread, edit, close }: EditBoxProps) {
  const words = useWords()
  const { line, edits } = useWorld()
  const place = useMemo(() => ({ accountId: account.id, threadId: thread.id }), [account.id, thread.id])
  const formatting = useKnown(state => state.app?.settings.formatting ?? false)
  const { people, isHere } = useMentionable(place, account.me, thread)
  const [trouble, setTrouble] = useState<string | null>(null)
  const [linking, setLinking] = useState(false)
  const [leaving, setLeaving] = useState(false)
  const saving = useRef(false)
  const was = useMemo(() => docOfBody(edit.was), [edit.was])
  // The service keeps a message of the kind it was sent as.
  const plain = edit.was.kind === 'text'

  const editor = useEditor({
    begin: () => docOfBody(edit.now),
    plain,
    changed(doc) {
      setTrouble(null)
      const now: WrittenBody = plain
        ? { kind: 'text', text: textOf(doc) }
        : { kind: 'html', html: htmlOf(doc, () => true) }
      edits.set(place, { ...edit, now })
    },
    keyed: event => completion.keyed(event) || keyed(event),
    tooMuch: count => setTrouble(words('composer.pastedTooMuch', { count })),
  })
  const sendKey = useSendKey()
  const withMod = useKnown(state => state.app?.settings.sendWith === 'mod-enter')
  const completion = useCompletion(editor, people, plain)
  const { doc } = editor.state
  const body = useMemo(
    (): WrittenBody =>
      plain ? { kind: 'text', text: textOf(doc).trim() } : { kind: 'html', html: edit.head + htmlOf(doc, isHere) },
    [doc, plain, edit.head, isHere],
  )
  const bytes = bodyBytes(body)
  const possible = !isBlank(doc) && bytes <= MOST_BYTES
  const isChanged = !doc.eq(was)

  const { focus } = editor
  useEffect(() => focus(), [focus])

  const leave = () => {
    edits.set(place, null)
    close()
  }
  const ask = () => (isChanged ? setLeaving(true) : leave())
  const save = async () => {
    if (!possible || saving.current) return
    if (!isChanged) return leave()
    saving.current = true
    const answer = await line.call('message.edit', { ...place, key: edit.key, body })
    saving.current = false
    if (answer.ok) leave()
    else setTrouble(errorWords(words, answer.error))
  }
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    void save()
  }
  const keyed = (event: KeyboardEvent): boolean => {
    const enter = sendKey(event)
    if (event.key === 'Escape') ask()
    else if (enter === 'send') void save()
    else if (enter === 'line') editor.run(nextLine)
    else if (!plain && wantsLink(event, editor.state)) setLinking(true)
    else return false
    event.stopPropagation()
    return true
  }
  return (
    <>
      {/* Dialogs are beside it: what is submitted in them is no message. */}
      <form className="composer" data-edits="true" onSubmit={submit}>
        <div className="composer-edits">
          <span className="one-line">
            <b>{words('edit.title')}</b> <bdi>{textOf(was)}</bdi>
          </span>
          <small>
            {withMod ? words('edit.hintMod', { mod: onMac ? '⌘' : words('key.ctrl') }) : words('edit.hint')}
          </small>
        </div>
        <div className="composer-box">
          {formatting && !plain && <FormatBar editor={editor} link={() => setLinking(true)} />}
          <div className="composer-line">
            <WritingBox editor={editor} completion={completion} label={words('edit.text')} invalid={!possible} />
            <EmojiButton
              leave={focus}
              take={emoji => editor.apply(state => state.tr.replaceSelectionWith(schema.text(emoji), true))}
            />
            <Button appearance="subtle" icon={<DismissRegular />} aria-label={words('app.cancel')} onClick={ask} />
            <Button
              type="submit"
              appearance={possible ? 'primary' : 'subtle'}
              icon={<CheckmarkRegular />}
              aria-label={words('edit.save')}
              disabledFocusable={!possible}
            />
          </div>
        </div>
        <ComposerWords bytes={bytes} error={trouble} />
        {edit.was.kind === 'html' && /<(img|table)\b/i.test(edit.was.html) && (
          <p className="composer-words">{words('edit.loses')}</p>
        )}
      </form>
      {linking && <LinkDialog editor={editor} close={() => setLinking(false)} />}
      {leaving && (
        <ConfirmDialog
          title={words('edit.leave.title')}
          body={words('edit.leave.body')}
          confirm={words('edit.leave.confirm')}
          act={() => {
            leave()
            return Promise.resolve({ ok: true, value: null })
          }}
          close={() => {
            setLeaving(false)
            focus()
          }}
        />
      )}
    </>
  )
}
