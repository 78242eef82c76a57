import { useState } from 'react'
import { useIntl } from 'react-intl'
import type { Message, Person, UserId } from '../../electron/contract/domain.ts'
import { bodyWords, isCut } from '../text/body-words.ts'
import { clock, fullTime } from '../text/times.ts'
import { useWords } from '../text/words.ts'

interface SaidRowProps {
  message: Message
  me: UserId
  people: readonly Person[]
  reachable: boolean
}

/** What the service itself says; of many people only the first are named until all are asked for. */
export function SaidRow({ message, me, people, reachable }: SaidRowProps) {
  const words = useWords()
  const { locale } = useIntl()
  const [all, setAll] = useState(false)
  const { key, body, sentAt } = message
  const says = `says-${key}`
  return (
    <div
      className="said"
      role="article"
      aria-labelledby={says}
      tabIndex={reachable ? 0 : -1}
      data-key={key}
      title={fullTime(locale, sentAt)}
    >
      <bdi id={says}>
        {bodyWords(words, locale, body, { me, people }, all)}
        <span className="unseen">, {clock(locale, sentAt)}</span>
      </bdi>
      {isCut(body) && (
        <button type="button" className="link-button" aria-expanded={all} onClick={() => setAll(!all)}>
          {words(all ? 'message.peopleFewer' : 'message.peopleAll')}
        </button>
      )}
    </div>
  )
}
