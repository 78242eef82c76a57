import { Spinner } from '@fluentui/react-components'
import { type UIEvent, useMemo } from 'react'
import { useIntl } from 'react-intl'
import type { Account } from '../../electron/contract/domain.ts'
import type { SearchHit } from '../../electron/contract/reading.ts'
import { byActivity } from '../store/threads.ts'
import { errorWords } from '../text/error-words.ts'
import { folded, threadTitle } from '../text/names.ts'
import { useWords } from '../text/words.ts'
import { SearchHitItem } from './SearchHitItem.tsx'
import { SearchWords } from './SearchWords.tsx'
import { ThreadItem } from './ThreadItem.tsx'
import { moveFocus } from './move-focus.ts'
import { useEvent } from './use-event.ts'
import { useMessageSearch } from './use-message-search.ts'
import { useNow } from './use-now.ts'
import { useKnown, useWorld } from './world.ts'

interface SearchResultsProps {
  account: Account
  sought: string
}

const NEAR_PX = 400
const MOST_THREADS = 8

/** Conversations of that name, then messages that say it. */
export function SearchResults({ account, sought }: SearchResultsProps) {
  const words = useWords()
  const { locale } = useIntl()
  const { timelines } = useWorld()
  const threads = useKnown(state => state.threads[account.id])
  const open = useKnown(state => state.view.open)
  const now = useNow(60_000)
  const { found, more } = useMessageSearch(account.id, sought)
  const needle = folded(sought.trim())
  const named = useMemo(
    () => byActivity(threads ?? {}).filter(thread => folded(threadTitle(words, locale, thread)).includes(needle)),
    [threads, words, locale, needle],
  )
  const openThread = useEvent(
    (threadId: SearchHit['threadId']) => void timelines.open({ accountId: account.id, threadId }),
  )
  const openHit = useEvent(
    ({ threadId, key }: SearchHit) => void timelines.open({ accountId: account.id, threadId }, key),
  )
  const onScroll = ({ currentTarget: { scrollTop, scrollHeight, clientHeight } }: UIEvent) => {
    if (scrollHeight - clientHeight - scrollTop < NEAR_PX) more()
  }
  return (
    <div className="results" onKeyDown={event => moveFocus(event, 'button')} onScroll={onScroll}>
      <h2 className="results-title">{words('search.threads')}</h2>
      {named.length === 0 && <p className="rail-words">{words('threads.noMatch')}</p>}
      <ul aria-label={words('search.threads')}>
        {named.slice(0, MOST_THREADS).map((thread, at) => (
          <li key={thread.id}>
            <ThreadItem
              thread={thread}
              me={account.me}
              myName={account.name}
              now={now}
              isOpen={thread.id === open?.threadId}
              reachable={at === 0}
              open={openThread}
            />
          </li>
        ))}
      </ul>
      <h2 className="results-title">
        {words('search.messages')}
        {found.busy && <Spinner size="extra-tiny" aria-label={words('search.busy')} />}
      </h2>
      <SearchWords found={found} />
      {found.error && (
        <p className="rail-words bad" role="alert">
          {errorWords(words, found.error)}
        </p>
      )}
      <ul aria-label={words('search.messages')} data-busy={found.busy}>
        {found.hits.map((hit, at) => {
          const thread = threads?.[hit.threadId]
          return (
            <li key={`${hit.threadId} ${hit.key}`}>
              <SearchHitItem
                hit={hit}
                title={thread ? threadTitle(words, locale, thread) : ''}
                now={now}
                isOpen={open?.at === hit.key}
                reachable={named.length === 0 && at === 0}
                open={openHit}
              />
            </li>
          )
        })}
      </ul>
    </div>
  )
}
