import { useRef, useState } from 'react'
import type { Account, Thread } from '../../electron/contract/domain.ts'
import { useWords } from '../text/words.ts'
import { Composer } from './Composer.tsx'
import { ConversationHead } from './ConversationHead.tsx'
import { PeoplePanel } from './PeoplePanel.tsx'
import { Timeline } from './Timeline.tsx'
import { TypingLine } from './TypingLine.tsx'

interface ConversationProps {
  account: Account
  thread: Thread
}

export function Conversation({ account, thread }: ConversationProps) {
  const words = useWords()
  const [people, setPeople] = useState(false)
  const section = useRef<HTMLDivElement>(null)
  const closePanel = () => {
    setPeople(false)
    section.current?.querySelector<HTMLElement>('.head [aria-expanded]')?.focus()
  }
  return (
    <>
      <div ref={section} className="conversation">
        <ConversationHead account={account} thread={thread} people={people} togglePeople={() => setPeople(!people)} />
        <Timeline account={account} thread={thread} />
        <TypingLine accountId={account.id} threadId={thread.id} />
        {thread.membership === 'left' ? (
          <p className="composer-left">{words('conversation.left')}</p>
        ) : (
          <Composer account={account} thread={thread} />
        )}
      </div>
      {people && <PeoplePanel account={account} thread={thread} close={closePanel} />}
    </>
  )
}
