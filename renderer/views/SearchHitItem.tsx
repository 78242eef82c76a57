import { memo } from 'react'
import { useIntl } from 'react-intl'
import type { SearchHit } from '../../electron/contract/reading.ts'
import { personName } from '../text/names.ts'
import { fullTime, listTime } from '../text/times.ts'
import { useWords } from '../text/words.ts'

interface SearchHitItemProps {
  hit: SearchHit
  title: string
  now: number
  isOpen: boolean
  reachable: boolean
  open: (hit: SearchHit) => void
}

/** Who said it, when and where, and the words around it. */
export const SearchHitItem = memo(function SearchHitItem(props: SearchHitItemProps) {
  const { hit, title, now, isOpen, reachable, open } = props
  const words = useWords()
  const { locale } = useIntl()
  const by = hit.mine ? words('message.you') : hit.sender ? personName(words, hit.sender) : words('threads.someone')
  return (
    <button type="button" className="hit" aria-current={isOpen} tabIndex={reachable ? 0 : -1} onClick={() => open(hit)}>
      <span className="hit-by one-line">
        <bdi>{by}</bdi>
        {title && (
          <span className="hit-in">
            {' · '}
            <bdi>{title}</bdi>
          </span>
        )}
      </span>
      <time className="thread-time" title={fullTime(locale, hit.sentAt)}>
        {listTime(words, locale, hit.sentAt, now)}
      </time>
      <span className="hit-text" dir="auto">
        {hit.snippet.map(({ text, hit }, at) => (hit ? <mark key={at}>{text}</mark> : text))}
      </span>
    </button>
  )
})
