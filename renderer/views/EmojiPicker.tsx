import { SearchBox } from '@fluentui/react-components'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { type Emoji, emojiCatalogue, searchEmoji, withTone } from '../text/emoji.ts'
import { type WordId, useWords } from '../text/words.ts'
import { EmojiGrid } from './EmojiGrid.tsx'
import { useEmojiHabits } from './use-emoji-habits.ts'

const MOST_FOUND = 96

type Group = 'recent' | number

const groups: readonly { group: Group; sign: string; name: WordId }[] = [
  { group: 'recent', sign: '🕘', name: 'emoji.recent' },
  { group: 0, sign: '😀', name: 'emoji.smileys' },
  { group: 1, sign: '👋', name: 'emoji.people' },
  { group: 3, sign: '🐻', name: 'emoji.nature' },
  { group: 4, sign: '🍎', name: 'emoji.food' },
  { group: 5, sign: '🚗', name: 'emoji.travel' },
  { group: 6, sign: '⚽', name: 'emoji.activities' },
  { group: 7, sign: '💡', name: 'emoji.objects' },
  { group: 8, sign: '❤️', name: 'emoji.symbols' },
  { group: 9, sign: '🏁', name: 'emoji.flags' },
]
const tones: readonly WordId[] = [
  'emoji.tone.none',
  'emoji.tone.light',
  'emoji.tone.mediumLight',
  'emoji.tone.medium',
  'emoji.tone.mediumDark',
  'emoji.tone.dark',
]
const hand = { emoji: '✋', toned: true }

export function EmojiPicker({ take }: { take: (emoji: string) => void }) {
  const words = useWords()
  const { tone, recent, used, choose } = useEmojiHabits()
  const [catalogue, setCatalogue] = useState<readonly Emoji[] | null>(null)
  const [query, setQuery] = useState('')
  const [group, setGroup] = useState<Group>(recent.length > 0 ? 'recent' : 0)
  const root = useRef<HTMLDivElement>(null)
  useEffect(() => void emojiCatalogue().then(setCatalogue), [])
  const shown = useMemo((): readonly Emoji[] => {
    if (!catalogue) return []
    if (query.trim()) return searchEmoji(catalogue, query, MOST_FOUND)
    if (group !== 'recent') return catalogue.filter(emoji => emoji.group === group)
    return recent.flatMap(emoji => catalogue.find(each => each.emoji === emoji) ?? [])
  }, [catalogue, query, group, recent])
  const takeToned = (emoji: Emoji) => {
    used(emoji)
    take(withTone(emoji, tone))
  }
  const fromSearch = (event: KeyboardEvent) => {
    const [first] = shown
    if (event.key === 'Enter' && first) takeToned(first)
    else if (event.key === 'ArrowDown') root.current?.querySelector<HTMLElement>('[role=gridcell]')?.focus()
    else return
    event.preventDefault()
  }
  const alongTabs = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (step === 0) return
    const at = groups.findIndex(each => each.group === group) + (document.dir === 'rtl' ? -step : step)
    const next = groups[(at + groups.length) % groups.length]
    if (!next) return
    event.preventDefault()
    setGroup(next.group)
    root.current?.querySelector<HTMLElement>(`[data-group="${next.group}"]`)?.focus()
  }
  const current = groups.find(each => each.group === group)?.name ?? 'emoji.recent'
  return (
    <div ref={root} className="emoji">
      <SearchBox
        autoFocus
        value={query}
        placeholder={words('emoji.search')}
        aria-label={words('emoji.search')}
        onChange={(_, data) => setQuery(data.value)}
        onKeyDown={fromSearch}
      />
      <div className="emoji-groups" role="tablist" aria-label={words('emoji.groups')} onKeyDown={alongTabs}>
        {groups.map(({ group: each, sign, name }) => (
          <button
            key={each}
            type="button"
            role="tab"
            data-group={each}
            aria-label={words(name)}
            title={words(name)}
            aria-selected={!query.trim() && each === group}
            tabIndex={each === group ? 0 : -1}
            onClick={() => {
              setQuery('')
              setGroup(each)
            }}
          >
            {sign}
          </button>
        ))}
      </div>
      {catalogue && shown.length === 0 ? (
        <p className="emoji-none" role="status">
          {words(query.trim() ? 'emoji.none' : 'emoji.noRecent')}
        </p>
      ) : (
        <EmojiGrid
          key={query.trim() || String(group)}
          label={words(query.trim() ? 'emoji.found' : current)}
          emoji={shown}
          tone={tone}
          take={takeToned}
        />
      )}
      <div className="emoji-tones" role="radiogroup" aria-label={words('emoji.tone')}>
        {tones.map((name, at) => (
          <label key={name} title={words(name)}>
            <input
              type="radio"
              name="skin-tone"
              aria-label={words(name)}
              checked={tone === at}
              onChange={() => choose(at)}
            />
            <span aria-hidden="true">{withTone(hand, at)}</span>
          </label>
        ))}
      </div>
    </div>
  )
}
