import { Field, Input } from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import { type ClipboardEvent, type KeyboardEvent, useRef, useState } from 'react'
import type { Account, Person, UserId } from '../../electron/contract/domain.ts'
import { folded, personName } from '../text/names.ts'
import { pastedPeople } from '../text/pasted-people.ts'
import { isUserId, looksLikeUserId, shortId } from '../text/user-id.ts'
import { type WordId, useWords } from '../text/words.ts'
import { Face } from './Face.tsx'
import { composes } from './composes.ts'
import { useKnownPeople } from './use-known-people.ts'

interface PeoplePickerProps {
  account: Account
  chosen: readonly Person[]
  /** Those who are there already. */
  without?: readonly Person[]
  /** How many more there may be. */
  room: number
  choose: (people: readonly Person[]) => void
  problem: string | null
}

export function PeoplePicker({ account, chosen, without, room, choose, problem }: PeoplePickerProps) {
  const words = useWords()
  const known = useKnownPeople(account.id)
  const [typed, setTyped] = useState('')
  const [refused, setRefused] = useState<WordId | null>(null)
  const [left, setLeft] = useState<readonly { text: string; word: WordId }[]>([])
  const picker = useRef<HTMLDivElement>(null)

  const isChosen = (id: string) => [...chosen, ...(without ?? [])].some(person => person.id === id)
  const needle = folded(typed.trim())
  const pasted = looksLikeUserId(typed)
  const offered = known.filter(
    person =>
      person.id !== account.me &&
      !isChosen(person.id) &&
      (pasted
        ? person.id.startsWith(typed.trim())
        : folded(`${personName(words, person)} ${person.name ?? ''}`).includes(needle)),
  )
  const add = (person: Person) => {
    if (room < 1) return setRefused('new.people.full')
    choose([...chosen, person])
    setTyped('')
    setRefused(null)
    setLeft([])
    picker.current?.querySelector('input')?.focus()
  }
  const addTyped = () => {
    const id = typed.trim()
    if (!id) return
    if (!pasted && offered[0]) return add(offered[0])
    if (!isUserId(id)) return setRefused('new.people.malformed')
    if (id === account.me) return setRefused('new.people.yourself')
    if (isChosen(id)) return setRefused('new.people.duplicate')
    add(known.find(person => person.id === id) ?? { id: id as UserId, name: null })
  }
  const onPaste = (event: ClipboardEvent) => {
    const pieces = pastedPeople(event.clipboardData.getData('text/plain'), known)
    if (!pieces) return
    event.preventDefault()
    const added: Person[] = []
    const wrong: { text: string; word: WordId }[] = []
    for (const { text, person } of pieces) {
      const word = !person
        ? 'new.people.left.malformed'
        : person.id === account.me
          ? 'new.people.left.yourself'
          : isChosen(person.id) || added.some(({ id }) => id === person.id)
            ? 'new.people.left.duplicate'
            : added.length >= room
              ? 'new.people.left.full'
              : null
      if (word) wrong.push({ text, word })
      else if (person) added.push(person)
    }
    if (added.length > 0) choose([...chosen, ...added])
    setRefused(null)
    setLeft(wrong)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Backspace' && typed === '' && chosen.length > 0) choose(chosen.slice(0, -1))
    if (event.key !== 'Enter' || composes(event) || !typed.trim()) return
    // Enter in a form would create the conversation; with something typed it adds that first.
    event.preventDefault()
    addTyped()
  }
  return (
    <div ref={picker} className="picker">
      <Field label={words('new.people')} validationMessage={refused ? words(refused) : problem}>
        <Input
          value={typed}
          autoComplete="off"
          spellCheck={false}
          autoFocus
          placeholder={words('new.people.placeholder')}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
          onChange={(_, { value }) => {
            setTyped(value)
            setRefused(null)
          }}
        />
      </Field>
      {left.length > 0 && (
        <div className="bad" role="alert">
          <p>{words('new.people.left', { count: left.length })}</p>
          <ul className="reasons">
            {left.map(({ text, word }, at) => (
              <li key={at}>{words(word, { text })}</li>
            ))}
          </ul>
        </div>
      )}
      {chosen.length > 0 && (
        <ul className="picker-chosen">
          {chosen.map(person => (
            <li key={person.id}>
              <button type="button" onClick={() => choose(chosen.filter(other => other.id !== person.id))}>
                <Face person={person} />
                <span className="unseen">{words('new.people.remove', { name: personName(words, person) })}</span>
                <bdi className="one-line" aria-hidden="true">
                  {personName(words, person)}
                </bdi>
                <DismissRegular fontSize={14} />
              </button>
            </li>
          ))}
        </ul>
      )}
      <ul className="picker-list" aria-label={words('new.people.known')}>
        {pasted && (
          <li>
            <button type="button" onClick={addTyped}>
              <span className="one-line">
                {words('new.people.addId')} <code>{typed.trim()}</code>
              </span>
            </button>
          </li>
        )}
        {offered.map(person => (
          <li key={person.id}>
            <button type="button" onClick={() => add(person)}>
              <Face person={person} size={32} />
              <span className="person-words">
                <bdi className="one-line">{personName(words, person)}</bdi>
                <small title={person.id}>{shortId(person.id)}</small>
              </span>
            </button>
          </li>
        ))}
        {offered.length === 0 && !pasted && (
          <li className="picker-words">{words(known.length > 0 ? 'new.people.noMatch' : 'new.people.nobody')}</li>
        )}
      </ul>
    </div>
  )
}
