import { Button } from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import { PersonAddRegular } from '@fluentui/react-icons/svg/person-add'
import type { Account, Thread } from '../../electron/contract/domain.ts'
import { placeKey } from '../store/place.ts'
import { peopleToBe } from '../store/thread-changes.ts'
import { useWords } from '../text/words.ts'
import type { Wish } from './ConversationDialogs.tsx'
import { PersonItem } from './PersonItem.tsx'
import { ThreadDetails } from './ThreadDetails.tsx'
import { useKnown } from './world.ts'

interface PeoplePanelProps {
  account: Account
  thread: Thread
  close: () => void
  ask: (wish: Wish) => void
}

export function PeoplePanel({ account, thread, close, ask }: PeoplePanelProps) {
  const words = useWords()
  const place = { accountId: account.id, threadId: thread.id }
  const participants = useKnown(state => state.participants[placeKey(place)])
  const member = thread.membership === 'member'
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
      {member && (
        <div className="panel-acts">
          <Button icon={<PersonAddRegular />} onClick={() => ask({ what: 'add' })}>
            {words('add.start')}
          </Button>
        </div>
      )}
      <ul>
        {peopleToBe(participants ?? [], thread.changes).map(shown => (
          <PersonItem
            key={shown.person.id}
            shown={shown}
            account={account}
            place={place}
            {...(member ? { remove: () => ask({ what: 'remove', person: shown.person }) } : {})}
          />
        ))}
      </ul>
      <ThreadDetails account={account} thread={thread} />
    </section>
  )
}
