import { memo } from 'react'
import { useIntl } from 'react-intl'
import type { Account, Message, Person } from '../../electron/contract/domain.ts'
import { type Row, isSpoken } from '../store/rows.ts'
import { dayName } from '../text/times.ts'
import { useWords } from '../text/words.ts'
import { type MessageActs, MessageRow } from './MessageRow.tsx'
import { SaidRow } from './SaidRow.tsx'

export interface TimelineActs extends MessageActs {
  /** A key on a message that has the focus; answers whether it meant anything. */
  press: (key: string, message: Message, row: HTMLElement) => boolean
  /** Says in passing what was done, or why not. */
  tell: (sentence: string) => void
  /** Asks for a day to go to, beginning with this one. */
  toDay: (from: number) => void
}

interface TimelineRowProps {
  row: Row
  account: Account
  people: readonly Person[]
  acts: TimelineActs
  target: boolean
  reachable: boolean
  seen: readonly Person[] | undefined
  now: number
}

/** Drawn again only for another message, another look, or other readers: events make new rows of old messages all the time. */
export const TimelineRow = memo(function TimelineRow(props: TimelineRowProps) {
  const { row, account, people, acts, target, reachable, seen, now } = props
  const words = useWords()
  const { locale } = useIntl()
  if (row.kind === 'day')
    return (
      <div className="day">
        <button type="button" tabIndex={-1} title={words('timeline.toDay')} onClick={() => acts.toDay(row.at)}>
          {dayName(words, locale, row.at, now)}
        </button>
      </div>
    )
  if (row.kind === 'gap')
    return (
      <div className="gap">
        {words(account.connection.state === 'online' ? 'timeline.gap.fetching' : 'timeline.gap')}
      </div>
    )
  if (row.kind === 'fresh') return <div className="fresh">{words('timeline.fresh')}</div>
  const { message, first, last } = row
  if (!isSpoken(message)) return <SaidRow message={message} me={account.me} people={people} reachable={reachable} />
  return (
    <MessageRow
      message={message}
      accountId={account.id}
      acts={acts}
      target={target}
      reachable={reachable}
      first={first}
      last={last}
      seen={seen}
    />
  )
}, sameRow)

function sameRow(a: TimelineRowProps, b: TimelineRowProps): boolean {
  if (a.target !== b.target || a.reachable !== b.reachable) return false
  if (a.row.kind === 'gap' && a.account.connection.state !== b.account.connection.state) return false
  if (a.now !== b.now || a.account.id !== b.account.id || !sameSeen(a.seen, b.seen)) return false
  if (a.row.kind !== 'message' || b.row.kind !== 'message') return a.row.key === b.row.key
  if (a.row.message !== b.row.message || a.row.first !== b.row.first || a.row.last !== b.row.last) return false
  return isSpoken(a.row.message) || a.people === b.people
}

const sameSeen = (a: readonly Person[] = [], b: readonly Person[] = []): boolean =>
  a.length === b.length && a.every((person, at) => person.id === b[at]?.id && person.name === b[at].name)
