import { useIntl } from 'react-intl'
import type { Row } from '../store/rows.ts'
import { dayName, startOfDay } from '../text/times.ts'
import { useWords } from '../text/words.ts'

interface DayPillProps {
  row: Row
  now: number
  toDay: (from: number) => void
}

/** The day of what is at the top, while that day's own line is out of view. */
export function DayPill({ row, now, toDay }: DayPillProps) {
  const words = useWords()
  const { locale } = useIntl()
  if (row.kind !== 'message') return null
  const day = startOfDay(row.message.sentAt)
  return (
    <div className="day-pill">
      <button type="button" title={words('timeline.toDay')} onClick={() => toDay(day)}>
        {dayName(words, locale, day, now)}
      </button>
    </div>
  )
}
