import { SearchBox } from '@fluentui/react-components'
import { type KeyboardEvent, useRef, useState } from 'react'
import { useShortcuts } from '../shortcuts/use-shortcuts.ts'
import type { AccountId } from '../../electron/contract/domain.ts'
import { useWords } from '../text/words.ts'
import { composes } from './composes.ts'
import { useLink } from './use-link.ts'
import { useWorld } from './world.ts'

interface RailSearchProps {
  accountId: AccountId
  sought: string
  seek: (sought: string) => void
  /** Where the focus was before it came here. */
  remember: (element: HTMLElement) => void
}

/** One box for all that can be found. Ctrl or Cmd and F come here from anywhere, Escape goes back there. */
export function RailSearch({ accountId, sought, seek, remember }: RailSearchProps) {
  const words = useWords()
  const search = useRef<HTMLDivElement>(null)
  const box = () => search.current?.querySelector('input')
  const { timelines } = useWorld()
  const [focused, setFocused] = useState(false)
  const openLink = useLink(accountId)
  const [wrong, setWrong] = useState<string | null>(null)
  /** The address of a message is no search: it is opened. */
  const change = async (value: string) => {
    setWrong(null)
    seek(value)
    if (!value.trim().startsWith('parlance:')) return
    const problem = await openLink(value)
    setWrong(problem)
    if (problem === null) seek('')
  }
  useShortcuts({
    search() {
      const active = document.activeElement
      if (active instanceof HTMLElement && active !== box()) remember(active)
      // In a narrow window the conversation is in front of the list.
      if (search.current?.offsetParent === null) timelines.close()
      requestAnimationFrame(() => {
        box()?.focus()
        box()?.select()
      })
    },
  })

  const results = () => box()?.closest('nav')?.querySelector<HTMLElement>('.results button, .thread[tabindex="0"]')
  const onKeyDown = (event: KeyboardEvent) => {
    if (composes(event)) return
    if (event.key === 'ArrowDown') results()?.focus()
    else if (event.key === 'Enter' && sought.trim()) results()?.click()
    else return
    event.preventDefault()
  }
  return (
    <div ref={search} className="rail-search">
      <SearchBox
        aria-label={words('threads.search')}
        aria-describedby="search-hint"
        placeholder={words('threads.search.placeholder')}
        value={sought}
        onFocus={event => {
          setFocused(true)
          if (event.relatedTarget instanceof HTMLElement && !event.relatedTarget.closest('.results'))
            remember(event.relatedTarget)
        }}
        onBlur={() => setFocused(false)}
        onKeyDown={onKeyDown}
        onChange={(_, { value }) => void change(value)}
      />
      {wrong !== null && (
        <p className="bad" role="alert">
          {wrong}
        </p>
      )}
      <p id="search-hint" className={focused || sought ? 'search-hint' : 'unseen'}>
        {words('search.hint')}
      </p>
    </div>
  )
}
