import { Button, Field, Input } from '@fluentui/react-components'
import { useState } from 'react'
import { safeHref } from '../text/autolink.ts'
import { useWords } from '../text/words.ts'
import { linkAt, setLink } from '../writing/links.ts'
import { FormDialog } from './FormDialog.tsx'
import type { Editor } from './use-editor.ts'

interface LinkDialogProps {
  editor: Editor
  close: () => void
}

/** Most people leave out what every address begins with. */
const addressOf = (text: string): string | null =>
  safeHref(text) ?? (/^[^\s:/]+\.[^\s:]+$/.test(text) ? safeHref(`https://${text}`) : null)

export function LinkDialog({ editor, close }: LinkDialogProps) {
  const words = useWords()
  const [range] = useState(() => linkAt(editor.state))
  const [text, setText] = useState(range.text)
  const [address, setAddress] = useState(range.href)
  const [wrong, setWrong] = useState(false)
  const leave = () => {
    close()
    editor.focus()
  }
  const set = (href: string | null) => {
    close()
    editor.apply(state => setLink(state, range, text.trim(), href))
  }
  const submit = () => {
    const href = addressOf(address.trim())
    if (href === null) setWrong(true)
    else set(href)
  }
  return (
    <FormDialog
      title={words('link.title')}
      look="narrow"
      submit={submit}
      close={leave}
      actions={
        <>
          {range.href !== '' && <Button onClick={() => set(null)}>{words('link.remove')}</Button>}
          <Button onClick={leave}>{words('app.cancel')}</Button>
          <Button type="submit" appearance="primary">
            {words('link.set')}
          </Button>
        </>
      }
    >
      <Field label={words('link.address')} {...(wrong ? { validationMessage: words('link.wrong') } : {})}>
        <Input
          type="text"
          inputMode="url"
          dir="ltr"
          value={address}
          placeholder="https://"
          autoFocus
          onChange={(_, data) => {
            setAddress(data.value)
            setWrong(false)
          }}
        />
      </Field>
      <Field label={words('link.text')}>
        <Input value={text} onChange={(_, data) => setText(data.value)} />
      </Field>
    </FormDialog>
  )
}
