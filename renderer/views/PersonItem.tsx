import { PersonDeleteRegular } from '@fluentui/react-icons/svg/person-delete'
import { useIntl } from 'react-intl'
import type { Account } from '../../electron/contract/domain.ts'
import type { Place } from '../store/place.ts'
import type { Shown } from '../store/thread-changes.ts'
import { personName } from '../text/names.ts'
import { longDate } from '../text/times.ts'
import { shortId } from '../text/user-id.ts'
import { useWords } from '../text/words.ts'
import { Face } from './Face.tsx'
import { PersonButton } from './PersonButton.tsx'
import { ThreadChangeTrouble } from './ThreadChangeTrouble.tsx'

interface PersonItemProps {
  shown: Shown
  account: Account
  place: Place
  remove?: () => void
}

export function PersonItem({ shown, account, place, remove }: PersonItemProps) {
  const words = useWords()
  const { locale } = useIntl()
  const { waits } = shown
  const isMe = shown.person.id === account.me
  const person = isMe ? { ...shown.person, name: account.name } : shown.person
  const name = personName(words, person)
  const since =
    person.sharedFrom === 0
      ? words('conversation.sharedAll')
      : words('conversation.sharedFrom', { date: longDate(locale, person.sharedFrom) })
  return (
    <li className="person" data-waits={waits && waits.change.delivery.state !== 'failed' ? waits.as : undefined}>
      <PersonButton person={person} hidden>
        <Face person={person} />
      </PersonButton>
      <span className="person-words">
        <span className="one-line person-name" title={person.id}>
          <PersonButton person={person}>
            <bdi>{name}</bdi>
          </PersonButton>{' '}
          {isMe && `(${words('conversation.you')})`}
        </span>
        {waits ? (
          <ThreadChangeTrouble place={place} change={waits.change} />
        ) : (
          <small>
            {shortId(person.id)} · {since}
          </small>
        )}
      </span>
      {remove && !isMe && !waits && (
        <button
          type="button"
          className="hover-act"
          aria-label={words('remove.start', { name })}
          title={words('remove.start', { name })}
          onClick={remove}
        >
          <PersonDeleteRegular fontSize={18} />
        </button>
      )}
    </li>
  )
}
