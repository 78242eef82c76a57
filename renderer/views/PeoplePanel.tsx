import { Button, SearchBox } from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import { PersonAddRegular } from '@fluentui/react-icons/svg/person-add'
import { useEffect, useState } from 'react'
import type { Account, Thread } from '../../electron/contract/domain.ts'
import { placeKey } from '../store/place.ts'
import { peopleToBe } from '../store/thread-changes.ts'
import { folded, personName } from '../text/names.ts'
import { useWords } from '../text/words.ts'
import type { Wish } from './ConversationDialogs.tsx'
import { PersonItem } from './PersonItem.tsx'
import { ThreadDetails } from './ThreadDetails.tsx'
import { useKnown, useWorld } from './world.ts'

interface PeoplePanelProps {
  account: Account
  thread: Thread
  close: () => void
  ask: (wish: Wish) => void
}

/** So many are found by looking. */
const FEW = 10

export function PeoplePanel({ account, thread, close, ask }: PeoplePanelProps) {
  const words = useWords()
  const { line } = useWorld()
  const place = { accountId: account.id, threadId: thread.id }
  useEffect(() => {
    void line.call('thread.refresh', { accountId: account.id, threadId: thread.id })
  }, [line, account.id, thread.id])
  const participants = useKnown(state => state.participants[placeKey(place)])
  const member = thread.membership === 'member'
  const [sought, setSought] = useState('')
  const everybody = peopleToBe(participants ?? [], thread.changes)
  const needle = folded(sought.trim())
  const found = everybody.filter(
    ({ person }) => folded(personName(words, person)).includes(needle) || person.id.includes(sought.trim()),
  )
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
      {everybody.length > FEW && (
        <div className="panel-search">
          <SearchBox
            value={sought}
            aria-label={words('people.search')}
            placeholder={words('people.search')}
            onChange={(_, { value }) => setSought(value)}
          />
          <p role="status" className={found.length === 0 ? 'muted' : 'unseen'}>
            {sought.trim() && words('people.found', { count: found.length })}
          </p>
        </div>
      )}
      <ul>
        {found.map(shown => (
          <PersonItem
            key={shown.person.id}
            shown={shown}
            account={account}
            place={place}
            {...(member ? { remove: () => ask({ what: 'remove', person: shown.person }) } : {})}
          />
        ))}
      </ul>
      <ThreadDetails account={account} thread={thread} change={() => ask({ what: 'properties' })} />
    </section>
  )
}
