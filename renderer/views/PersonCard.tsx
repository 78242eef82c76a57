import { Button, Popover, PopoverSurface } from '@fluentui/react-components'
import { ChatRegular } from '@fluentui/react-icons/svg/chat'
import { EditRegular } from '@fluentui/react-icons/svg/edit'
import { useState } from 'react'
import type { Account, Person } from '../../electron/contract/domain.ts'
import type { AppError } from '../../electron/contract/result.ts'
import { errorWords } from '../text/error-words.ts'
import { givenName, personName } from '../text/names.ts'
import { personKind } from '../text/person-kind.ts'
import { useWords } from '../text/words.ts'
import { ContactForm } from './ContactForm.tsx'
import { CopyButton } from './CopyButton.tsx'
import { Face } from './Face.tsx'
import { useMessagePerson } from './use-message-person.ts'

/** What the card and its distance take. */
const ROOM_PX = 390
const beside = { position: 'after', align: 'top' } as const
const below = { position: 'below', align: 'start' } as const

interface PersonCardProps {
  account: Account
  person: Person
  at: HTMLElement
  close: () => void
}

/** Who somebody is, by their own account and by mine. */
export function PersonCard({ account, person, at, close }: PersonCardProps) {
  const words = useWords()
  const message = useMessagePerson()
  const [editing, setEditing] = useState(false)
  const [begun, setBegun] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<AppError | null>(null)
  const [edited, setEdited] = useState(false)
  const doneEditing = () => {
    setEditing(false)
    setBegun(false)
    setEdited(true)
  }
  const [isBeside] = useState(() => at.getBoundingClientRect().right + ROOM_PX < window.innerWidth)
  const isMe = person.id === account.me
  const contact = words.contacts?.[person.id]
  const given = givenName(person)
  const name = isMe ? account.name : personName(words, person)
  const write = async () => {
    if (busy) return
    setBusy(true)
    const answer = await message(account.id, person)
    setBusy(false)
    if (answer.ok) close()
    else setError(answer.error)
  }
  return (
    <Popover
      open
      trapFocus
      positioning={{ target: at, autoSize: 'height', shiftToCoverTarget: true, ...(isBeside ? beside : below) }}
      onOpenChange={(event, { open }) => {
        // What was typed is not lost to a click beside it, nor to the key that leaves the form.
        if (open || (editing && begun)) return
        if (editing && event.type === 'keydown') doneEditing()
        else close()
      }}
    >
      <PopoverSurface className="card" aria-label={words('person.card', { name })}>
        <div className="card-head">
          <Face person={isMe ? { ...person, name } : person} size={56} />
          <div className="card-words">
            <h2>
              <bdi>{name}</bdi>
            </h2>
            <p className="muted">{words(`person.kind.${personKind(person.id)}`)}</p>
          </div>
        </div>
        {contact?.name && given && given !== contact.name && (
          <p className="card-given">
            {words('person.given')} <bdi>{given}</bdi>
          </p>
        )}
        <div className="my-id">
          <code aria-label={words('person.id')} dir="ltr">
            {person.id}
          </code>
          <CopyButton text={person.id} label="person.copyId" />
        </div>
        {editing ? (
          <ContactForm
            account={account}
            contact={contact ?? { id: person.id, name: null, hue: null, note: '' }}
            given={given}
            began={setBegun}
            done={doneEditing}
          />
        ) : (
          <>
            {contact?.note && <p className="card-note">{contact.note}</p>}
            {error && (
              <p className="bad" role="alert">
                {errorWords(words, error)}
              </p>
            )}
            {!isMe && (
              <div className="card-acts">
                <Button
                  appearance="primary"
                  icon={<ChatRegular />}
                  disabledFocusable={busy}
                  onClick={() => void write()}
                >
                  {words('person.message')}
                </Button>
                {/* The form takes the focus with it, and a key pressed right after is still about the card. */}
                <Button icon={<EditRegular />} autoFocus={edited} onClick={() => setEditing(true)}>
                  {words('person.edit')}
                </Button>
              </div>
            )}
          </>
        )}
      </PopoverSurface>
    </Popover>
  )
}
