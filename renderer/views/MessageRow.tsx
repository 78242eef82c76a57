import { memo } from 'react'
import { useIntl } from 'react-intl'
import type { AccountId, Message, Person } from '../../electron/contract/domain.ts'
import { personName } from '../text/names.ts'
import { clock, fullTime } from '../text/times.ts'
import { useWords } from '../text/words.ts'
import { DeliveryMark } from './DeliveryMark.tsx'
import { DeliveryTrouble } from './DeliveryTrouble.tsx'
import { Face } from './Face.tsx'
import { MessageBody, bodyLook } from './MessageBody.tsx'

interface MessageRowProps {
  message: Message
  accountId: AccountId
  first: boolean
  last: boolean
  seen: readonly Person[] | undefined
}

/** The row that is drawn thousands of times: plain elements and plain CSS. */
export const MessageRow = memo(function MessageRow({ message, accountId, first, last, seen }: MessageRowProps) {
  const words = useWords()
  const { locale } = useIntl()
  const { sender, mine, delivery, editedAt, body } = message
  const name = mine ? words('message.you') : sender ? personName(words, sender) : words('threads.someone')
  const time = clock(locale, message.sentAt)
  return (
    <div
      className="message"
      data-mine={mine}
      data-first={first}
      data-last={last}
      data-delivery={delivery.state}
      data-key={message.key}
    >
      {!mine && first && sender && <Face person={sender} />}
      <div className="message-main">
        {first && (
          <div className="message-by">
            {!mine && (
              <b className="one-line">
                <bdi>{name}</bdi>
              </b>
            )}
            <time dateTime={new Date(message.sentAt).toISOString()}>{time}</time>
          </div>
        )}
        <div className="line">
          <div className="bubble" dir="auto" data-kind={bodyLook(body)} title={fullTime(locale, message.sentAt)}>
            <MessageBody body={body} />
            {editedAt !== null && body.kind !== 'deleted' && (
              <span className="edited" title={words('message.editedAt', { date: fullTime(locale, editedAt) })}>
                {words('message.edited')}
              </span>
            )}
          </div>
          <div className="gutter">
            <DeliveryMark message={message} last={last} seen={seen} />
          </div>
        </div>
        {(!first || mine) && <span className="unseen">{first ? name : `${name}, ${time}`}</span>}
        {mine && <DeliveryTrouble message={message} accountId={accountId} />}
      </div>
    </div>
  )
})
