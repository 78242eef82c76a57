import type { Account, Person, Thread } from '../../electron/contract/domain.ts'
import { type Match, type Sought, fuzzy, sought, wantedWords } from '../text/fuzzy.ts'
import { givenName, personName, threadTitle } from '../text/names.ts'
import type { Words } from '../text/words.ts'
import { byActivity, threadOfTwo } from './threads.ts'

/** Somewhere one can go: a conversation, or somebody there is none with yet. */
export type Destination = {
  key: string
  account: Account
  title: Sought
  /** Whoever is in it, by any of their names. */
  people: readonly Sought[]
  /** Found only by a piece as it stands: letters here and there are in every id. */
  ids: readonly string[]
  lastActivityAt: number
} & ({ kind: 'thread'; thread: Thread } | { kind: 'person'; person: Person })

export interface Found {
  destination: Destination
  /** In the title. */
  marks: Match['marks']
  /** What else matched, where the title did not. */
  by: { text: string; marks: Match['marks'] } | null
}

/** Beside the title people count a little less. */
const BESIDE = 0.6
/** Nothing but a title can match as well as that. */
const AT_BEST_BESIDE = BESIDE * 4
/** Less than this of an id is in too many of them. */
const SHORTEST_OF_AN_ID = 4

export function destinationsOf(
  account: Account,
  threads: Readonly<Record<string, Thread>>,
  known: readonly Person[],
  words: Words,
  tag: string,
): Destination[] {
  const names = (person: Person) =>
    [...new Set([personName(words, person), givenName(person)])].filter(name => name !== null)
  const conversations = byActivity(threads).map((thread): Destination => {
    const title = threadTitle(words, tag, thread)
    const others = new Set(thread.others.flatMap(names))
    others.delete(title)
    return {
      ...{ kind: 'thread', key: `${account.id} ${thread.id}`, account, thread, title: sought(title) },
      people: [...others].map(sought),
      ids: [thread.id, ...thread.others.map(({ id }) => id)],
      lastActivityAt: thread.lastActivityAt,
    }
  })
  const strangers = known.filter(({ id }) => id !== account.me && !threadOfTwo(threads, id))
  const people = strangers.map((person): Destination => {
    const [title = '', ...rest] = names(person)
    return {
      ...{ kind: 'person', key: `${account.id} ${person.id}`, account, person, title: sought(title) },
      people: rest.map(sought),
      ids: [person.id],
      lastActivityAt: 0,
    }
  })
  return [...conversations, ...people]
}

/** The best first; of equals, where something happened last. With nothing asked for, conversations as they happened. */
export function findDestinations(all: readonly Destination[], query: string): Found[] {
  const wanted = wantedWords(query)
  if (wanted.length === 0) {
    return all
      .filter(({ kind }) => kind === 'thread')
      .toSorted((a, b) => b.lastActivityAt - a.lastActivityAt)
      .map(destination => ({ destination, marks: [], by: null }))
  }
  return all
    .flatMap(destination => {
      const match = matchOf(destination, wanted, query.trim())
      return match ? [{ ...match, destination }] : []
    })
    .sort((a, b) => b.score - a.score || b.destination.lastActivityAt - a.destination.lastActivityAt)
}

function matchOf(
  { title, people, ids }: Destination,
  wanted: readonly string[],
  query: string,
): (Omit<Found, 'destination'> & { score: number }) | null {
  const named = fuzzy(wanted, title)
  if (named && named.score >= AT_BEST_BESIDE) return { ...named, by: null }
  let best = named && { ...named, by: null as Found['by'] }
  for (const person of people) {
    const match = fuzzy(wanted, person)
    const score = match ? match.score * BESIDE : 0
    if (match && score > (best?.score ?? 0)) best = { score, marks: [], by: { text: person.text, marks: match.marks } }
  }
  if (best || query.length < SHORTEST_OF_AN_ID) return best
  const id = ids.find(id => id.includes(query))
  if (id === undefined) return null
  const at = id.indexOf(query)
  return { score: 0, marks: [], by: { text: id, marks: [[at, at + query.length]] } }
}
