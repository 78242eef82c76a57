import { type MouseEvent, memo } from 'react'
import { useIntl } from 'react-intl'
import type { AccountId, Message, Person } from '../../electron/contract/domain.ts'
import { personName } from '../text/names.ts'
import { clock, fullTime } from '../text/times.ts'
import { useWords } from '../text/words.ts'
import { ChangeTrouble } from './ChangeTrouble.tsx'
import { DeliveryMark } from './DeliveryMark.tsx'
import { DeliveryTrouble } from './DeliveryTrouble.tsx'
import { Face } from './Face.tsx'
import { Glyph } from './Glyph.tsx'
import { MessageBody, bodyLook } from './MessageBody.tsx'
import { PersonButton } from './PersonButton.tsx'

/** What can be asked for from a message; the same functions for every row, always. */
export interface MessageActs {
  openMenu: (message: Message, at: HTMLElement) => void
  edit: (message: Message) => void
  /** Where the focus comes back to from what was opened there. */
  home: object
}

interface MessageRowProps {
  message: Message
  accountId: AccountId
  acts: MessageActs
  /** It was asked for, and is shown as such. */
  target: boolean
  /** The one Tab comes to; arrows lead to the others. */
  reachable: boolean
  first: boolean
  last: boolean
  seen: readonly Person[] | undefined
}

/** The row that is drawn thousands of times: plain elements and plain CSS. */
export const MessageRow = memo(function MessageRow(props: MessageRowProps) {
  const { message, accountId, acts, target, reachable, first, last, seen } = props
  const words = useWords()
  const { locale } = useIntl()
  const { sender, mine, delivery, editedAt, body, change } = message
  const name = mine ? words('message.you') : sender ? personName(words, sender) : words('threads.someone')
  const time = clock(locale, message.sentAt)
  const by = `by-${message.key}`
  const says = `says-${message.key}`
  return (
    <div
      className="message"
      role="article"
      {...acts.home}
      aria-labelledby={`${by} ${says}`}
      tabIndex={reachable ? 0 : -1}
      data-mine={mine}
      data-first={first}
      data-last={last}
      data-delivery={delivery.state}
      data-key={message.key}
      data-target={target}
    >
      {!mine && first && sender && (
        <PersonButton person={sender} className="message-face" hidden>
          <Face person={sender} />
        </PersonButton>
      )}
      <div className="message-main">
        <div id={by} className={first ? 'message-by' : 'unseen'}>
          <b className={mine ? 'unseen' : 'one-line'}>
            {sender && !mine && first ? (
              <PersonButton person={sender} byMouse>
                <bdi>{name}</bdi>
              </PersonButton>
            ) : (
              <bdi>{name}</bdi>
            )}
          </b>{' '}
          <time dateTime={new Date(message.sentAt).toISOString()}>{time}</time>
        </div>
        <div className="line">
          <div
            id={says}
            className="bubble"
            dir="auto"
            data-kind={bodyLook(body)}
            title={fullTime(locale, message.sentAt)}
          >
            <MessageBody message={message} accountId={accountId} />
            {editedAt !== null && body.kind !== 'deleted' && (
              <span className="edited" title={words('message.editedAt', { date: fullTime(locale, editedAt) })}>
                {words('message.edited')}
              </span>
            )}
          </div>
          <div className="gutter">
            <DeliveryMark message={message} last={last} seen={seen} />
          </div>
          <button
            type="button"
            className="message-menu"
            aria-haspopup="menu"
            aria-label={words('message.menu', { name, time })}
            tabIndex={-1}
            onClick={(event: MouseEvent<HTMLElement>) => acts.openMenu(message, event.currentTarget)}
          >
            <Glyph of="more" />
          </button>
        </div>
        {mine && <DeliveryTrouble message={message} accountId={accountId} edit={acts.edit} />}
        {change && (
          <ChangeTrouble key={change.localId} change={change} place={{ accountId, threadId: message.threadId }} />
        )}
      </div>
    </div>
  )
})
