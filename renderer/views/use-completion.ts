import { useEffect, useMemo, useState } from 'react'
import type { Person } from '../../electron/contract/domain.ts'
import { type Emoji, emojiCatalogue, searchEmoji, withTone } from '../text/emoji.ts'
import { folded, nameForOthers, personName } from '../text/names.ts'
import { type Words, useWords } from '../text/words.ts'
import { schema } from '../writing/schema.ts'
import { type Trigger, triggerAt } from '../writing/trigger.ts'
import type { Editor } from './use-editor.ts'
import { useEmojiHabits } from './use-emoji-habits.ts'

const MOST = 8

export type Offer =
  | { kind: 'mention'; key: string; person: Person; shown: string; /** As others read it. */ name: string }
  | { kind: 'emoji'; key: string; emoji: Emoji; shown: string }

export interface Completion {
  offers: readonly Offer[]
  active: number
  /** Where in the document it is about. */
  from: number
  take: (offer: Offer) => void
  /** True where the key was for the list. */
  keyed: (event: KeyboardEvent) => boolean
}

const none: readonly Offer[] = []

/** What is offered for the word at the caret, and what the keyboard does with it. */
export function useCompletion(editor: Editor, people: readonly Person[], plain: boolean): Completion {
  const words = useWords()
  const { tone, used } = useEmojiHabits()
  const { state, apply } = editor
  const trigger = useMemo(() => triggerAt(state), [state])
  const [left, setLeft] = useState<number | null>(null)
  const [chosen, setChosen] = useState({ query: '', index: 0 })
  const [catalogue, setCatalogue] = useState<readonly Emoji[]>([])
  const kind = trigger?.kind
  useEffect(() => {
    if (kind === 'emoji') void emojiCatalogue().then(setCatalogue)
  }, [kind])

  const wanted = trigger && trigger.from !== left && !(plain && trigger.kind === 'mention') ? trigger : null
  const offers = useMemo((): readonly Offer[] => {
    if (!wanted || wanted.closed) return none
    if (wanted.kind === 'mention') return peopleCalled(words, people, wanted.query)
    return searchEmoji(catalogue, wanted.query, MOST).map(emoji => ({
      ...{ kind: 'emoji', key: emoji.emoji, emoji, shown: withTone(emoji, tone) },
    }))
  }, [wanted, people, catalogue, tone, words])
  const active = chosen.query === wanted?.query ? Math.min(chosen.index, Math.max(offers.length - 1, 0)) : 0

  const put = (at: Trigger, offer: Offer) => {
    if (offer.kind === 'emoji') used(offer.emoji)
    apply(({ tr }) => {
      const node =
        offer.kind === 'mention'
          ? schema.node('mention', { id: offer.person.id, name: offer.name })
          : schema.text(offer.shown)
      return tr.replaceWith(at.from, at.to, [node, schema.text(' ')]).scrollIntoView()
    })
  }
  // The second colon takes what stands between the two.
  const spelled = wanted?.closed ? catalogue.find(({ short }) => short.includes(wanted.query.toLowerCase())) : undefined
  useEffect(() => {
    if (wanted && spelled)
      put(wanted, { kind: 'emoji', key: spelled.emoji, emoji: spelled, shown: withTone(spelled, tone) })
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once for each word that is closed
  }, [wanted, spelled])

  const keyed = (event: KeyboardEvent): boolean => {
    const offer = offers[active]
    if (!wanted || !offer) return false
    const move = (by: number) =>
      setChosen({ query: wanted.query, index: (active + by + offers.length) % offers.length })
    switch (event.key) {
      case 'ArrowDown':
        move(1)
        return true
      case 'ArrowUp':
        move(-1)
        return true
      case 'Enter':
      case 'Tab':
        if (event.shiftKey) return false
        put(wanted, offer)
        return true
      case 'Escape':
        event.stopPropagation()
        setLeft(wanted.from)
        return true
      default:
        return false
    }
  }
  return { offers, active, from: wanted?.from ?? 0, take: offer => wanted && put(wanted, offer), keyed }
}

/** By the beginning of any of their names, mine for them included, without minding accents. */
function peopleCalled(words: Words, people: readonly Person[], query: string): Offer[] {
  const wanted = ` ${folded(query)}`
  return people
    .map(person => ({ person, shown: personName(words, person), name: nameForOthers(words, person) }))
    .filter(({ shown, name }) => ` ${folded(shown)} ${folded(name)}`.includes(wanted))
    .slice(0, MOST)
    .map(offer => ({ kind: 'mention', key: offer.person.id, ...offer }))
}
