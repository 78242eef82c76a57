import { Button, Field, Input, Textarea } from '@fluentui/react-components'
import { type SyntheticEvent, useState } from 'react'
import type { Contact } from '../../electron/contract/address-book.ts'
import type { Account, UserId } from '../../electron/contract/domain.ts'
import { errorWords } from '../text/error-words.ts'
import { HUES, hue } from '../text/names.ts'
import { isUserId } from '../text/user-id.ts'
import { useWords } from '../text/words.ts'
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
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<{ at: 'id' | 'form'; sentence: string } | null>(null)
  const change = (set: () => void) => {
    set()
    setProblem(null)
    began?.(true)
  }
  const idProblem = (): string | null => {
    const typed = id.trim()
    if (!isUserId(typed)) return words(typed ? 'new.people.malformed' : 'book.id.missing')
    if (typed === account.me) return words('new.people.yourself')
    return words.contacts?.[typed as UserId] ? words('book.id.known') : null
  }
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    event.stopPropagation()
    if (busy) return
    const wrong = contact ? null : idProblem()
    if (wrong) return setProblem({ at: 'id', sentence: wrong })
    setBusy(true)
    const answer = await line.call('contact.set', {
      accountId: account.id,
      contact: { id: id.trim(), name: name.trim() || null, hue: chosenHue, note: note.trim() },
    })
    setBusy(false)
    if (answer.ok) done()
    else setProblem({ at: 'form', sentence: errorWords(words, answer.error) })
  }
  return (
    <form className="dialog-form contact-form" noValidate onSubmit={event => void submit(event)}>
      {!contact && (
        <Field label={words('book.id')} validationMessage={problem?.at === 'id' ? problem.sentence : null}>
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
      {problem?.at === 'form' && (
        <p className="bad" role="alert">
          {problem.sentence}
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
