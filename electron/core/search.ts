import type { SearchHit, SearchPage } from '../contract/reading.ts'
import type { AccountWorld } from './account-world.ts'
import { bodyText } from './body-text.ts'
import type { Contacts } from './contacts.ts'
import { Indexing } from './indexing.ts'
import { peopleNamed, threadsNamed } from './search-names.ts'
import { type Phrase, type SearchQuery, searchQuery } from './search-query.ts'
import { snippet } from './snippet.ts'
import type { Sought, SoughtTerm, StoredMessage } from './store-ports.ts'

export type SearchWorld = Pick<AccountWorld, 'history' | 'me' | 'clock' | 'inBackground'> & {
  contacts: Pick<Contacts, 'nameOf'>
}

/** Finds messages of one account in what is kept here; nobody else is asked. */
export class Search {
  readonly #world: SearchWorld
  readonly #indexing: Indexing

  constructor(world: SearchWorld) {
    this.#world = world
    this.#indexing = new Indexing(world)
  }

  start(): void {
    this.#indexing.start()
  }

  stop(): void {
    this.#indexing.stop()
  }

  /** `before` is what the last page answered as `older`. */
  run({ query: text, before, limit }: { query: string; before: number | null; limit: number }): SearchPage {
    const { history, clock } = this.#world
    const isIndexed = history.isIndexed()
    if (!isIndexed) this.#indexing.start()
    const query = searchQuery(text, clock.now())
    const { sought, unknown } = this.#understand(query)
    // One more than asked for tells whether there are more.
    const found = sought === null ? [] : history.search(sought, before, limit + 1)
    const shown = found.slice(0, limit)
    return {
      hits: shown.map(({ message }) => this.#hit(message, query.phrases)),
      older: found.length > limit ? (shown.at(-1)?.position ?? null) : null,
      unknown,
      complete: isIndexed && history.threadsWithHoles().length === 0,
    }
  }

  /** `sought` is null where nothing can be found: nothing was asked, or for somebody who is not here. */
  #understand(query: SearchQuery): { sought: Sought | null; unknown: SearchPage['unknown'] } {
    const unknown = [...query.unknown]
    const wanted = { from: new Set<string>(), in: new Set<string>() }
    const all: SoughtTerm[] = query.phrases.map(asTerm)
    const none: SoughtTerm[] = query.without.map(asTerm)
    const isAsked = all.length + none.length + query.names.length > 0 || query.from > 0 || query.until < Infinity
    for (const { operator, value, without } of query.names) {
      const ids = operator === 'from' ? peopleNamed(value, this.#world) : threadsNamed(value, this.#world)
      if (ids.length === 0) unknown.push({ operator, value })
      // Nobody writes as two people, nor in two places at once: several names mean any of them.
      else if (without) none.push(termOf(operator, ids))
      else for (const id of ids) wanted[operator].add(id)
    }
    for (const operator of ['from', 'in'] as const) {
      if (wanted[operator].size > 0) all.push(termOf(operator, [...wanted[operator]]))
    }
    const isKnown = unknown.length === 0
    return { sought: isAsked && isKnown ? { all, none, from: query.from, until: query.until } : null, unknown }
  }

  #hit(message: StoredMessage, phrases: readonly Phrase[]): SearchHit {
    const { threadId, key, sentAt, sender, body } = message
    const mine = sender?.id === this.#world.me.id
    return { threadId, key, sentAt, sender, mine, snippet: snippet(bodyText(body) ?? '', phrases) }
  }
}

const asTerm = (phrase: Phrase): SoughtTerm => ({ kind: 'phrase', ...phrase })

const termOf = (operator: 'from' | 'in', ids: readonly string[]): SoughtTerm => ({
  kind: operator === 'from' ? 'senders' : 'threads',
  ids,
})
