import { useEffect, useState } from 'react'
import { useIntl } from 'react-intl'
import type { Message, UserId } from '../../electron/contract/domain.ts'
import type { Place } from '../store/place.ts'
import { placeKey } from '../store/place.ts'
import { bodyWords } from '../text/body-words.ts'
import { personName } from '../text/names.ts'
import { type Answer, ownBody, shortened } from '../text/quotes.ts'
import { useWords } from '../text/words.ts'
import { useKnown, useWorld } from './world.ts'

interface AnsweredProps {
  place: Place
  me: UserId
  answer: Answer
}

/** What a message answers, as it is now where it is known, as it was quoted where it is not; leads there. */
export function Answered({ place, me, answer }: AnsweredProps) {
  const words = useWords()
  const { locale } = useIntl()
  const { timelines } = useWorld()
  const original = useOriginal(place, answer.replyTo)
  const name = original
    ? original.mine
      ? words('message.you')
      : original.sender
        ? personName(words, original.sender)
        : words('threads.someone')
    : answer.author || words('threads.someone')
  const text = original
    ? shortened(bodyWords(words, locale, ownBody(original), { me, people: [] }))
    : shortened(answer.text)
  const inside = (
    <>
      <b className="one-line">
        <bdi>{name}</bdi>
      </b>{' '}
      <bdi className="one-line" data-deleted={original?.body.kind === 'deleted'}>
        {text}
      </bdi>
    </>
  )
  if (!original) return <div className="answered">{inside}</div>
  return (
    <button
      type="button"
      className="answered"
      aria-label={words('reply.goTo', { name, text })}
      title={words('reply.go')}
      onClick={() => void timelines.open(place, original.key)}
    >
      {inside}
    </button>
  )
}

/** Held on screen, or asked for; null where it is not on this computer. */
function useOriginal(place: Place, replyTo: Answer['replyTo']): Message | null {
  const { line } = useWorld()
  const key = placeKey(place)
  const { accountId, threadId } = place
  const isIt = ({ delivery }: Message) => delivery.state === 'sent' && delivery.serverId === replyTo
  const held = useKnown(state => state.timelines[key]?.messages.find(isIt) ?? null)
  const [asked, setAsked] = useState<Message | null>(null)
  const isHeld = held !== null
  useEffect(() => {
    if (isHeld) return
    let gone = false
    const show = (message: Message | null) => gone || setAsked(message)
    void line
      .call('message.find', { accountId, threadId, serverId: replyTo })
      .then(answer => answer.ok && show(answer.value))
    const stop = line.on('message.changed', ({ accountId: account, message }) => {
      const { delivery } = message
      const isAbout = account === accountId && message.threadId === threadId
      if (isAbout && delivery.state === 'sent' && delivery.serverId === replyTo) show(message)
    })
    return () => {
      gone = true
      stop()
    }
  }, [line, accountId, threadId, replyTo, isHeld])
  return held ?? asked
}
