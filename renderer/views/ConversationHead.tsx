import { Button, Tooltip } from '@fluentui/react-components'
import { ArrowLeftRegular } from '@fluentui/react-icons/svg/arrow-left'
import { EditRegular } from '@fluentui/react-icons/svg/edit'
import { PeopleRegular } from '@fluentui/react-icons/svg/people'
import { useRef, useState } from 'react'
import { useIntl } from 'react-intl'
import type { Account, Thread } from '../../electron/contract/domain.ts'
import { renameOf, topicToBe } from '../store/thread-changes.ts'
import { personName, threadTitle } from '../text/names.ts'
import { useWords } from '../text/words.ts'
import type { Wish } from './ConversationDialogs.tsx'
import { ConversationMenu } from './ConversationMenu.tsx'
import { Face, Faces } from './Face.tsx'
import { PersonButton } from './PersonButton.tsx'
import { RenameBox } from './RenameBox.tsx'
import { ThreadChangeTrouble } from './ThreadChangeTrouble.tsx'
import { focusBackAtOnce } from './focus-back.ts'
import { useWorld } from './world.ts'

interface ConversationHeadProps {
  account: Account
  thread: Thread
  people: boolean
  togglePeople: () => void
  ask: (wish: Wish) => void
}

export function ConversationHead({ account, thread, people, togglePeople, ask }: ConversationHeadProps) {
  const words = useWords()
  const { locale } = useIntl()
  const { timelines } = useWorld()
  const [renaming, setRenaming] = useState(false)
  const head = useRef<HTMLElement>(null)
  const place = { accountId: account.id, threadId: thread.id }
  const title = threadTitle(words, locale, thread)
  const members = words('conversation.members', { count: thread.participantCount })
  // The title of a thread without a topic already is its people.
  const names = topicToBe(thread) ? thread.others.map(person => personName(words, person)).join(', ') : ''
  const only = thread.others.length === 1 ? thread.others[0] : undefined
  const rename = renameOf(thread)
  const mayRename = thread.membership === 'member'
  const doneRenaming = () => {
    setRenaming(false)
    focusBackAtOnce(() => head.current?.querySelector<HTMLElement>('.hover-act'))
  }
  return (
    <header ref={head} className="head">
      <span className="only-narrow">
        <Button
          appearance="subtle"
          icon={<ArrowLeftRegular />}
          aria-label={words('app.back')}
          onClick={() => timelines.close()}
        />
      </span>
      {only ? (
        <PersonButton person={only} hidden>
          <Face person={only} size={40} />
        </PersonButton>
      ) : (
        <Faces people={thread.others} alone={{ id: account.me, name: account.name }} />
      )}
      {renaming ? (
        <RenameBox place={place} topic={topicToBe(thread) ?? ''} close={doneRenaming} />
      ) : (
        <div className="head-words">
          <div className="head-title">
            <h1 className="one-line">
              <bdi>{title}</bdi>
            </h1>
            {mayRename && (
              <button
                type="button"
                className="hover-act"
                aria-label={words('rename.start')}
                title={words('rename.start')}
                onClick={() => setRenaming(true)}
              >
                <EditRegular fontSize={16} />
              </button>
            )}
          </div>
          {rename ? (
            <ThreadChangeTrouble place={place} change={rename} />
          ) : (
            <p className="one-line">
              {members}
              {names && (
                <>
                  {' · '}
                  <bdi>{names}</bdi>
                </>
              )}
            </p>
          )}
        </div>
      )}
      <Tooltip content={words(people ? 'conversation.people.hide' : 'conversation.people.show')} relationship="label">
        <Button appearance="subtle" icon={<PeopleRegular />} aria-expanded={people} onClick={togglePeople} />
      </Tooltip>
      <ConversationMenu
        account={account}
        thread={thread}
        ask={ask}
        {...(mayRename ? { rename: () => setRenaming(true) } : {})}
      />
    </header>
  )
}
