import { type KeyboardEvent, useMemo, useRef, useState } from 'react'
import { useIntl } from 'react-intl'
import type { Account, Message, Quote, Thread } from '../../electron/contract/domain.ts'
import { placeKey } from '../store/place.ts'
import { isLeaving } from '../store/thread-changes.ts'
import { bodyWords } from '../text/body-words.ts'
import { personName } from '../text/names.ts'
import { answerIn, ownBody, shortened } from '../text/quotes.ts'
import { useWords } from '../text/words.ts'
import { Composer } from './Composer.tsx'
import { ConversationDialogs, type Wish } from './ConversationDialogs.tsx'
import { ConversationHead } from './ConversationHead.tsx'
import { EditBox } from './EditBox.tsx'
import { MessageMenu } from './MessageMenu.tsx'
import { PeoplePanel } from './PeoplePanel.tsx'
import { Timeline } from './Timeline.tsx'
import { TypingLine } from './TypingLine.tsx'
import { useEvent } from './use-event.ts'
import { useWorld } from './world.ts'

interface ConversationProps {
  account: Account
  thread: Thread
}

export function Conversation({ account, thread }: ConversationProps) {
  const words = useWords()
  const { locale } = useIntl()
  const { store, drafts, edits } = useWorld()
  const place = useMemo(() => ({ accountId: account.id, threadId: thread.id }), [account.id, thread.id])
  const [people, setPeople] = useState(false)
  const [wish, setWish] = useState<Wish | null>(null)
  const [menu, setMenu] = useState<{ message: Message; at: HTMLElement } | null>(null)
  const [editing, setEditing] = useState(() => edits.get(place))
  const section = useRef<HTMLDivElement>(null)
  const closePanel = () => {
    setPeople(false)
    section.current?.querySelector<HTMLElement>('.head [aria-expanded]')?.focus()
  }
  const [quote, setQuote] = useState(() => (drafts.get(place) ?? thread.draft).quote)
  const canWrite = thread.membership !== 'left' && !isLeaving(thread, account.me)
  const reply = useEvent((message: Message) => {
    const { delivery, body, sender, mine } = message
    if (delivery.state !== 'sent' || !canWrite || (body.kind !== 'text' && body.kind !== 'html')) return
    const author = mine ? account.name : sender ? personName(words, sender) : words('threads.someone')
    const text = shortened(bodyWords(words, locale, ownBody(message), { me: account.me, people: [] }))
    const next: Quote = { of: delivery.serverId, author, text }
    drafts.set(place, { ...(drafts.get(place) ?? thread.draft), quote: next })
    setQuote(next)
  })
  /** R on a message answers it. */
  const onKeyDown = (event: KeyboardEvent) => {
    const { target, key, ctrlKey, metaKey, altKey } = event
    if (key.toLowerCase() !== 'r' || ctrlKey || metaKey || altKey || !(target instanceof HTMLElement)) return
    const focused = target.closest('[role=textbox], input') ? null : target.closest<HTMLElement>('.message')
    const { messages = [] } = store.get().timelines[placeKey(place)] ?? {}
    const message = messages.find(each => each.key === focused?.dataset['key'])
    if (!message) return
    event.preventDefault()
    reply(message)
  }
  const edit = useEvent((message: Message) => {
    const { key, body } = message
    if (body.kind !== 'text' && body.kind !== 'html') return
    const answer = answerIn(message)
    const was = answer ? { kind: 'html' as const, html: answer.own } : body
    const begun = { key, was, now: was, head: answer?.head ?? '' }
    edits.set(place, begun)
    setEditing(begun)
  })
  const editLast = () => {
    const messages = store.get().timelines[placeKey(place)]?.messages ?? []
    const last = messages.findLast(({ mine, body }) => mine && (body.kind === 'text' || body.kind === 'html'))
    if (last) edit(last)
  }
  const openMenu = useEvent((message: Message, at: HTMLElement) => setMenu({ message, at }))
  const toDay = useEvent((from: number) => setWish({ what: 'date', from }))
  const acts = useMemo(() => ({ openMenu, edit, toDay }), [openMenu, edit, toDay])
  return (
    <>
      <div ref={section} className="conversation" onKeyDown={onKeyDown}>
        <ConversationHead
          account={account}
          thread={thread}
          people={people}
          togglePeople={() => setPeople(!people)}
          ask={setWish}
        />
        <Timeline account={account} thread={thread} acts={acts} />
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
      {people && <PeoplePanel account={account} thread={thread} close={closePanel} ask={setWish} />}
      {menu && (
        <MessageMenu
          {...menu}
          reply={canWrite ? reply : null}
          edit={edit}
          remove={message => setWish({ what: 'delete-message', key: message.key })}
          close={() => setMenu(null)}
        />
      )}
      {wish && <ConversationDialogs account={account} thread={thread} wish={wish} close={() => setWish(null)} />}
    </>
  )
}
