import { useRestoreFocusTarget } from '@fluentui/react-components'
import { useCallback, useMemo, useRef, useState } from 'react'
import type { Account, Message, Thread } from '../../electron/contract/domain.ts'
import { placeKey } from '../store/place.ts'
import { isSpoken } from '../store/rows.ts'
import { isLeaving } from '../store/thread-changes.ts'
import { answerIn } from '../text/quotes.ts'
import { useWords } from '../text/words.ts'
import { Composer } from './Composer.tsx'
import { ConversationDialogs, type Wish } from './ConversationDialogs.tsx'
import { ConversationHead } from './ConversationHead.tsx'
import { EchoHint } from './EchoHint.tsx'
import { EditBox } from './EditBox.tsx'
import { MessageMenu } from './MessageMenu.tsx'
import { PeoplePanel } from './PeoplePanel.tsx'
import { Timeline } from './Timeline.tsx'
import { Told } from './Told.tsx'
import { TypingLine } from './TypingLine.tsx'
import { focusBack } from './focus-back.ts'
import { useEvent } from './use-event.ts'
import { isWritten, useMessageDeeds } from './use-message-deeds.ts'
import { useReply } from './use-reply.ts'
import { useWorld } from './world.ts'

interface ConversationProps {
  account: Account
  thread: Thread
}

export function Conversation({ account, thread }: ConversationProps) {
  const words = useWords()
  const { store, edits } = useWorld()
  const place = useMemo(() => ({ accountId: account.id, threadId: thread.id }), [account.id, thread.id])
  const [people, setPeople] = useState(false)
  const [wish, setWish] = useState<Wish | null>(null)
  const [menu, setMenu] = useState<{ message: Message; at: HTMLElement } | null>(null)
  const [told, setTold] = useState<string | null>(null)
  const [editing, setEditing] = useState(() => edits.get(place))
  const forget = useCallback(() => setTold(null), [])
  const section = useRef<HTMLDivElement>(null)
  const closePanel = () => {
    setPeople(false)
    section.current?.querySelector<HTMLElement>('.head [aria-expanded]')?.focus()
  }
  /** Something is asked for; afterwards the focus is where it was, or near what is gone. */
  const cameFrom = useRef<Element | null>(null)
  const ask = (next: Wish) => {
    cameFrom.current = document.activeElement
    setWish(next)
  }
  const answered = () => {
    setWish(null)
    focusBack(() => {
      const from = cameFrom.current
      if (from instanceof HTMLElement && from.isConnected) return from
      const near = section.current?.parentElement?.querySelector<HTMLElement>('.panel button')
      return near ?? section.current?.querySelector<HTMLElement>('.head [aria-haspopup=menu]')
    })
  }
  const canWrite = thread.membership !== 'left' && !isLeaving(thread, account.me)
  const { quote, setQuote, reply } = useReply(place, account, thread)
  const edit = useEvent((message: Message) => {
    const { key, body } = message
    if (!isWritten(body)) return
    const answer = answerIn(message)
    const was = answer ? { kind: 'html' as const, html: answer.own } : body
    const begun = { key, was, now: was, head: answer?.head ?? '' }
    edits.set(place, begun)
    setEditing(begun)
  })
  const editLast = () => {
    const messages = store.get().timelines[placeKey(place)]?.messages ?? []
    const last = messages.findLast(({ mine, body }) => mine && isWritten(body))
    if (last) edit(last)
  }
  const openMenu = useEvent((message: Message, at: HTMLElement) => {
    // Its button is hidden again when the menu closes; the focus comes back to the message.
    at.closest<HTMLElement>('.message')?.focus({ preventScroll: true })
    setMenu({ message, at })
  })
  const toDay = useEvent((from: number) => ask({ what: 'date', from }))
  const deeds = useMessageDeeds(place, {
    reply: canWrite ? reply : null,
    edit,
    remove: useEvent(({ key }: Message) => ask({ what: 'delete-message', key })),
    details: useEvent((message: Message) => ask({ what: 'details', message })),
    tell: setTold,
  })
  const press = useEvent((key: string, message: Message, row: HTMLElement) => {
    const can = deeds.possible(message)
    if ((key === 'Enter' || key === 'ContextMenu') && isSpoken(message))
      openMenu(message, row.querySelector<HTMLElement>('.message-menu') ?? row)
    else if (key.toLowerCase() === 'r' && can.reply) reply(message)
    else if (key.toLowerCase() === 'c' && can.copy) deeds.copy(message)
    else if (key.toLowerCase() === 'e' && can.edit) edit(message)
    else if (key === 'Delete' && can.remove) deeds.remove(message)
    else return false
    return true
  })
  const home = useRestoreFocusTarget()
  const acts = useMemo(
    () => ({ openMenu, edit, home, toDay, press, tell: setTold }),
    [openMenu, edit, home, toDay, press],
  )
  return (
    <>
      <div ref={section} className="conversation">
        <ConversationHead
          account={account}
          thread={thread}
          people={people}
          togglePeople={() => setPeople(!people)}
          ask={ask}
        />
        <Timeline account={account} thread={thread} acts={acts} />
        <EchoHint account={account} thread={thread} />
        <Told sentence={told} forget={forget} />
        <TypingLine accountId={account.id} threadId={thread.id} />
        {!canWrite ? (
          <p className="composer-left">
            {words(isLeaving(thread, account.me) ? 'conversation.leaving' : 'conversation.left')}
          </p>
        ) : editing ? (
          <EditBox key={editing.key} account={account} thread={thread} edit={editing} close={() => setEditing(null)} />
        ) : (
          <Composer account={account} thread={thread} quote={quote} setQuote={setQuote} editLast={editLast} />
        )}
      </div>
      {people && <PeoplePanel account={account} thread={thread} close={closePanel} ask={ask} />}
      {menu && <MessageMenu {...menu} deeds={deeds} close={() => setMenu(null)} />}
      {wish && <ConversationDialogs account={account} thread={thread} wish={wish} close={answered} />}
    </>
  )
}
