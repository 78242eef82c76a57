import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  SearchBox,
} from '@fluentui/react-components'
import { PersonAddRegular } from '@fluentui/react-icons/svg/person-add'
import { useRef, useState } from 'react'
import { useIntl } from 'react-intl'
import type { Contact } from '../../electron/contract/address-book.ts'
import type { Account } from '../../electron/contract/domain.ts'
import { folded, givenName, personName } from '../text/names.ts'
import { useWords } from '../text/words.ts'
import { AddressBookItem } from './AddressBookItem.tsx'
import { ContactForm } from './ContactForm.tsx'
import { focusBackAtOnce } from './focus-back.ts'
import { useKnownPeople } from './use-known-people.ts'

interface AddressBookProps {
  account: Account
  close: () => void
}

export function AddressBook({ account, close }: AddressBookProps) {
  const words = useWords()
  const { locale } = useIntl()
  const people = useKnownPeople(account.id)
  const known = new Map(people.map(person => [person.id, person]))
  const [sought, setSought] = useState('')
  /** Null is somebody new. */
  const [editing, setEditing] = useState<Contact | null | undefined>(undefined)
  const [begun, setBegun] = useState(false)

  const needle = folded(sought.trim())
  const all = Object.values(words.contacts ?? {}).map(contact => {
    const person = known.get(contact.id) ?? { id: contact.id, name: null }
    return { contact, person, name: personName(words, person) }
  })
  const found = all
    .filter(({ contact, person, name }) =>
      [name, person.name ?? '', contact.id, contact.note].some(text => folded(text).includes(needle)),
    )
    .sort((a, b) => a.name.localeCompare(b.name, locale))
  const add = useRef<HTMLSpanElement>(null)
  /** What had the focus is gone. */
  const refocus = () => focusBackAtOnce(() => add.current?.querySelector('button'))
  const doneEditing = () => {
    setEditing(undefined)
    setBegun(false)
    refocus()
  }
  const isEditing = editing !== undefined
  const given = editing ? givenName(known.get(editing.id) ?? { name: null }) : null
  return (
    <Dialog
      open
      onOpenChange={(_, { type }) => {
        if (begun && type !== 'triggerClick') return
        if (isEditing && type === 'escapeKeyDown') doneEditing()
        else close()
      }}
    >
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{words(editing === null ? 'book.add' : editing ? 'person.edit' : 'book.title')}</DialogTitle>
          {isEditing ? (
            <DialogContent>
              <ContactForm account={account} contact={editing} given={given} began={setBegun} done={doneEditing} />
            </DialogContent>
          ) : (
            <>
              <DialogContent className="dialog-form">
                {all.length > 0 && (
                  <SearchBox
                    className="book-search"
                    aria-label={words('book.search')}
                    placeholder={words('book.search')}
                    value={sought}
                    onChange={(_, { value }) => setSought(value)}
                  />
                )}
                {found.length === 0 && (
                  <p className="book-words">{words(all.length > 0 ? 'book.noMatch' : 'book.empty')}</p>
                )}
                <ul className="book" aria-label={words('book.title')}>
                  {found.map(({ contact, person }) => (
                    <AddressBookItem
                      key={contact.id}
                      account={account}
                      contact={contact}
                      person={person}
                      edit={() => setEditing(contact)}
                      removed={refocus}
                    />
                  ))}
                </ul>
              </DialogContent>
              <DialogActions>
                <span ref={add}>
                  <Button icon={<PersonAddRegular />} onClick={() => setEditing(null)}>
                    {words('book.add')}
                  </Button>
                </span>
                <Button appearance="primary" onClick={close}>
                  {words('app.close')}
                </Button>
              </DialogActions>
            </>
          )}
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
