import { Button } from '@fluentui/react-components'
import { DeleteRegular } from '@fluentui/react-icons/svg/delete'
import { EditRegular } from '@fluentui/react-icons/svg/edit'
import { useState } from 'react'
import type { Contact } from '../../electron/contract/address-book.ts'
import type { Account, Person } from '../../electron/contract/domain.ts'
import type { AppError } from '../../electron/contract/result.ts'
import { errorWords } from '../text/error-words.ts'
import { givenName, personName } from '../text/names.ts'
import { shortId } from '../text/user-id.ts'
import { useWords } from '../text/words.ts'
import { Face } from './Face.tsx'
import { useWorld } from './world.ts'

interface AddressBookItemProps {
  account: Account
  contact: Contact
  person: Person
  edit: () => void
  removed: () => void
}

export function AddressBookItem({ account, contact, person, edit, removed }: AddressBookItemProps) {
  const words = useWords()
  const { line } = useWorld()
  const [asked, setAsked] = useState(false)
  const [error, setError] = useState<AppError | null>(null)
  const name = personName(words, person)
  const given = givenName(person)
  const remove = async () => {
    const answer = await line.call('contact.remove', { accountId: account.id, userId: contact.id })
    if (answer.ok) removed()
    else setError(answer.error)
  }
  return (
    <li className="book-item">
      <Face person={person} size={36} />
      <span className="person-words">
        <bdi className="one-line">{name}</bdi>
        <small className="one-line" title={contact.id}>
          {given && given !== name ? <bdi>{given}</bdi> : shortId(contact.id)}
          {contact.note && (
            <>
              {' · '}
              <bdi>{contact.note}</bdi>
            </>
          )}
        </small>
      </span>
      <Button
        appearance="subtle"
        icon={<EditRegular />}
        aria-label={words('book.edit', { name })}
        title={words('book.edit', { name })}
        onClick={edit}
      />
      <Button
        appearance="subtle"
        icon={<DeleteRegular />}
        aria-label={words('book.remove', { name })}
        title={words('book.remove', { name })}
        aria-expanded={asked}
        onClick={() => setAsked(!asked)}
      />
      {asked && (
        <div className="book-asked" role="group">
          <p>{words('book.remove.sure')}</p>
          <Button size="small" onClick={() => setAsked(false)}>
            {words('book.keep')}
          </Button>
          <Button size="small" appearance="primary" autoFocus onClick={() => void remove()}>
            {words('remove.confirm')}
          </Button>
        </div>
      )}
      {error && (
        <p className="bad" role="alert">
          {errorWords(words, error)}
        </p>
      )}
    </li>
  )
}
