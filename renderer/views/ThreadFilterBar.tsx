import { useKnown } from './world.ts'
import type { AccountId } from '../../electron/contract/domain.ts'
import { type ThreadFilter, passes, threadFilters } from '../store/thread-list.ts'
import { useWords } from '../text/words.ts'

interface ThreadFilterBarProps {
  accountId: AccountId
  filter: ThreadFilter
  choose: (filter: ThreadFilter) => void
}

export function ThreadFilterBar({ accountId, filter, choose }: ThreadFilterBarProps) {
  const words = useWords()
  return (
    <fieldset className="filter">
      <legend className="unseen">{words('filter.title')}</legend>
      {threadFilters.map(each => (
        <label key={each} className="filter-choice">
          <input
            type="radio"
            name="thread-filter"
            className="unseen"
            checked={each === filter}
            onChange={() => choose(each)}
          />
          {words(`filter.${each}`)}
          {(each === 'unread' || each === 'mentions') && <Waiting accountId={accountId} filter={each} />}
        </label>
      ))}
    </fieldset>
  )
}

/** That there is something, not how much: numbers stand beside the conversations. */
function Waiting({ accountId, filter }: { accountId: AccountId; filter: 'unread' | 'mentions' }) {
  const some = useKnown(state => Object.values(state.threads[accountId] ?? {}).some(thread => passes(thread, filter)))
  return some && <span className="filter-dot" aria-hidden="true" />
}
