import { Button, Field, Input, Textarea } from '@fluentui/react-components'
import { type SyntheticEvent, useState } from 'react'
import type { Contact } from '../../electron/contract/address-book.ts'
import type { Account, UserId } from '../../electron/contract/domain.ts'
import { errorWords } from '../text/error-words.ts'
import { HUES, hue } from '../text/names.ts'
import { isUserId } from '../text/user-id.ts'
import { useWords } from '../text/words.ts'
import { useAsk } from './use-ask.ts'
import { useWorld } from './world.ts'

interface ContactFormProps {
  account: Account
  /** Null: somebody new, whose id is asked for too. */
  contact: Contact | null
  /** What they call themselves. */
  given: string | null
  /** Told whether there is something that would be lost. */
  began?: (begun: boolean) => void
  done: () => void
}

const hues = Array.from({ length: HUES }, (_, at) => at)
const LONGEST_NOTE = 2000

/** My own name, colour and note for somebody; nobody else gets to see them. */
export function ContactForm({ account, contact, given, began, done }: ContactFormProps) {
  const words = useWords()
  const { line } = useWorld()
  const [id, setId] = useState<string>(contact?.id ?? '')
  const [name, setName] = useState(contact?.name ?? '')
  const [chosenHue, setHue] = useState(contact?.hue ?? null)
  const [note, setNote] = useState(contact?.note ?? '')
  const [wrongId, setWrongId] = useState<string | null>(null)
  const { busy, error, ask, forget } = useAsk()
  const change = (set: () => void) => {
    set()
    setWrongId(null)
    forget()
    began?.(true)
  }
  const idProblem = (): string | null => {
    const typed = id.trim()
    if (!isUserId(typed)) return words(typed ? 'new.people.malformed' : 'book.id.missing')
    if (typed === account.me) return words('new.people.yourself')
    return words.contacts?.[typed as UserId] ? words('book.id.known') : null
  }
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    event.stopPropagation()
    const wrong = contact ? null : idProblem()
    setWrongId(wrong)
    if (wrong) return
    const mine = { id: id.trim(), name: name.trim() || null, hue: chosenHue, note: note.trim() }
    void ask(() => line.call('contact.set', { accountId: account.id, contact: mine }), done)
  }
  return (
    <form className="dialog-form contact-form" autoComplete="off" noValidate onSubmit={submit}>
      {!contact && (
        <Field label={words('book.id')} validationMessage={wrongId}>
          <Input
            value={id}
            autoFocus
            autoComplete="off"
            spellCheck={false}
            placeholder="8:acs:…"
            onChange={(_, { value }) => change(() => setId(value))}
          />
        </Field>
      )}
      <Field label={words('book.name')} hint={words('book.name.hint')}>
        <Input
          value={name}
          autoFocus={contact !== null}
          maxLength={100}
          placeholder={given ?? ''}
          onChange={(_, { value }) => change(() => setName(value))}
        />
      </Field>
      <fieldset className="hues">
        <legend>{words('book.hue')}</legend>
        {[null, ...hues].map(each => (
          <label key={each} className="hue" title={hueName(each)}>
            <input
              type="radio"
              name="hue"
              className="unseen"
              aria-label={hueName(each)}
              checked={chosenHue === each}
              onChange={() => change(() => setHue(each))}
            />
            <span className="face" data-hue={each ?? hue(id)}>
              {each === null ? words('book.hue.auto') : ''}
            </span>
          </label>
        ))}
      </fieldset>
      <Field label={words('book.note')}>
        <Textarea
          value={note}
          maxLength={LONGEST_NOTE}
          resize="vertical"
          onChange={(_, { value }) => change(() => setNote(value))}
        />
      </Field>
      {error && (
        <p className="bad" role="alert">
          {errorWords(words, error)}
        </p>
      )}
      <div className="card-acts">
        <Button type="submit" appearance="primary" disabledFocusable={busy}>
          {words('book.save')}
        </Button>
        <Button onClick={done}>{words('app.cancel')}</Button>
      </div>
    </form>
  )

  function hueName(each: number | null): string {
    return each === null ? words('book.hue.own') : words('book.hue.number', { number: each + 1 })
  }
}
