import { type KeyboardEvent, useRef, useState } from 'react'
import { useIntl } from 'react-intl'
import { type Emoji, withTone } from '../text/emoji.ts'

const COLUMNS = 8

interface EmojiGridProps {
  label: string
  emoji: readonly Emoji[]
  tone: number
  take: (emoji: Emoji) => void
}

/** One stop for Tab; arrows lead through rows and columns. */
export function EmojiGrid({ label, emoji, tone, take }: EmojiGridProps) {
  const { locale } = useIntl()
  const language = locale.startsWith('fr') ? 'fr' : 'en'
  const [reachable, setReachable] = useState(0)
  const grid = useRef<HTMLDivElement>(null)
  const rows = Array.from({ length: Math.ceil(emoji.length / COLUMNS) }, (_, row) =>
    emoji.slice(row * COLUMNS, (row + 1) * COLUMNS),
  )
  const keyed = (event: KeyboardEvent) => {
    const chosen = emoji[reachable]
    const forward = document.dir === 'rtl' ? -1 : 1
    const steps: Record<string, number> = {
      ArrowRight: forward,
      ArrowLeft: -forward,
      ArrowDown: COLUMNS,
      ArrowUp: -COLUMNS,
      Home: -(reachable % COLUMNS),
      End: COLUMNS - 1 - (reachable % COLUMNS),
    }
    const step = steps[event.key]
    if ((event.key === 'Enter' || event.key === ' ') && chosen) take(chosen)
    else if (step !== undefined) {
      const to = Math.min(Math.max(reachable + step, 0), emoji.length - 1)
      setReachable(to)
      grid.current?.querySelectorAll<HTMLElement>('[role=gridcell]')[to]?.focus()
    } else return
    event.preventDefault()
  }
  return (
    <div ref={grid} className="emoji-grid" role="grid" aria-label={label} onKeyDown={keyed}>
      {rows.map((row, at) => (
        <div key={row[0]?.emoji} role="row">
          {row.map((each, column) => (
            <div
              key={each.emoji}
              role="gridcell"
              tabIndex={at * COLUMNS + column === reachable ? 0 : -1}
              aria-label={each.names[language]}
              title={each.short[0] ? `${each.names[language]} :${each.short[0]}:` : each.names[language]}
              onFocus={() => setReachable(at * COLUMNS + column)}
              onClick={() => take(each)}
            >
              {withTone(each, tone)}
            </div>
          ))}
        </div>
      ))}
    </div>
  )
}
