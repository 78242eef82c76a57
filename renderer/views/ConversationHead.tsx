import { Button, Tooltip } from '@fluentui/react-components'
import { ArrowLeftRegular } from '@fluentui/react-icons/svg/arrow-left'
import { PeopleRegular } from '@fluentui/react-icons/svg/people'
import { useIntl } from 'react-intl'
import type { Account, Thread } from '../../electron/contract/domain.ts'
import { personName, threadTitle } from '../text/names.ts'
import { useWords } from '../text/words.ts'
import { Faces } from './Face.tsx'
import { useWorld } from './world.ts'

interface ConversationHeadProps {
  account: Account
  thread: Thread
  people: boolean
  togglePeople: () => void
}

export function ConversationHead({ account, thread, people, togglePeople }: ConversationHeadProps) {
  const words = useWords()
  const { locale } = useIntl()
  const { timelines } = useWorld()
  const members = words('conversation.members', { count: thread.participantCount })
  // The title of a thread without a topic already is its people.
  const names = thread.topic ? thread.others.map(person => personName(words, person)).join(', ') : ''
  return (
    <header className="head">
      <span className="only-narrow">
        <Button
          appearance="subtle"
          icon={<ArrowLeftRegular />}
          aria-label={words('app.back')}
          onClick={() => timelines.close()}
        />
      </span>
      <Faces people={thread.others} alone={{ id: account.me, name: account.name }} />
      <div className="head-words">
        <h1 className="one-line">
          <bdi>{threadTitle(words, locale, thread)}</bdi>
        </h1>
        <p className="one-line">
          {members}
          {names && (
            <>
              {' · '}
              <bdi>{names}</bdi>
            </>
          )}
        </p>
      </div>
      <Tooltip content={words(people ? 'conversation.people.hide' : 'conversation.people.show')} relationship="label">
        <Button appearance="subtle" icon={<PeopleRegular />} aria-expanded={people} onClick={togglePeople} />
      </Tooltip>
    </header>
  )
}
