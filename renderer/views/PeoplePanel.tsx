import { Button } from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import { useIntl } from 'react-intl'
import type { Account, Participant, Thread } from '../../electron/contract/domain.ts'
import { placeKey } from '../store/place.ts'
import { personName } from '../text/names.ts'
import { longDate } from '../text/times.ts'
import { shortId } from '../text/user-id.ts'
import { useWords } from '../text/words.ts'
import { Face } from './Face.tsx'
import { useKnown } from './world.ts'

interface PeoplePanelProps {
  account: Account
  thread: Thread
  close: () => void
}

export function PeoplePanel({ account, thread, close }: PeoplePanelProps) {
  const words = useWords()
  const participants = useKnown(state => state.participants[placeKey({ accountId: account.id, threadId: thread.id })])
  return (
    <section
      className="panel"
      aria-label={words('conversation.people')}
      onKeyDown={event => event.key === 'Escape' && close()}
    >
      <div className="panel-top">
        <h2 className="one-line">{words('conversation.members', { count: thread.participantCount })}</h2>
        <Button
          appearance="subtle"
          icon={<DismissRegular />}
          aria-label={words('app.close')}
          onClick={close}
          autoFocus
        />
      </div>
      <ul>
        {participants?.map(person => (
          <PersonItem
            key={person.id}
            person={person.id === account.me ? { ...person, name: account.name } : person}
            isMe={person.id === account.me}
          />
        ))}
      </ul>
    </section>
  )
}

function PersonItem({ person, isMe }: { person: Participant; isMe: boolean }) {
  const words = useWords()
  const { locale } = useIntl()
  const since =
    person.sharedFrom === 0
      ? words('conversation.sharedAll')
      : words('conversation.sharedFrom', { date: longDate(locale, person.sharedFrom) })
  return (
    <li className="person">
      <Face person={person} />
      <span className="person-words">
        <span className="one-line" title={person.id}>
          <bdi>{personName(words, person)}</bdi> {isMe && `(${words('conversation.you')})`}
        </span>
        <small>
          {shortId(person.id)} · {since}
        </small>
      </span>
    </li>
  )
}
