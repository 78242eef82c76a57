import type { SearchPage } from '../../electron/contract/reading.ts'
import type { Search } from '../store/search.ts'
import { type WordId, useWords } from '../text/words.ts'

const unknowns: Record<SearchPage['unknown'][number]['operator'], WordId> = {
  from: 'search.unknown.from',
  in: 'search.unknown.in',
  before: 'search.unknown.date',
  after: 'search.unknown.date',
}

/** What must be known to judge what was found, or that nothing was. */
export function SearchWords({ found }: { found: Search }) {
  const words = useWords()
  if (found.query === null) return null
  const nothing = found.hits.length === 0 && !found.busy && !found.error
  return (
    <div className="results-words">
      {found.unknown.map(({ operator, value }) => (
        <p key={`${operator} ${value}`} className="results-warning">
          {words(unknowns[operator], { value })}
        </p>
      ))}
      {!found.complete && <p className="results-warning">{words('search.incomplete')}</p>}
      <p role="status" className={nothing ? 'rail-words' : 'unseen'}>
        {nothing
          ? words('search.none')
          : found.busy
            ? ''
            : words(found.older === null ? 'search.count' : 'search.countMore', { count: found.hits.length })}
      </p>
    </div>
  )
}
