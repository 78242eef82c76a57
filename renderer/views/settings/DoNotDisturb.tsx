import { useIntl } from 'react-intl'
import type { Settings } from '../../../electron/contract/settings.ts'
import { useWords } from '../../text/words.ts'
import { muteEnds } from '../mute-ends.ts'
import { useNow } from '../use-now.ts'
import { Choice } from './Choice.tsx'

type Wish = Settings['doNotDisturb']

/** Off, on for as long as was chosen, or for one of a few stretches from now on. */
export function DoNotDisturb({ wish, set }: { wish: Wish; set: (wish: Wish) => void }) {
  const words = useWords()
  const { locale } = useIntl()
  const now = useNow(60_000)
  const until = wish?.until ?? null
  const on = wish !== null && (until === null || until > now)
  const time = (at: number) =>
    new Intl.DateTimeFormat(locale, { weekday: 'long', hour: 'numeric', minute: 'numeric' }).format(at)
  const running = until === null ? words('alerts.dnd.on') : words('alerts.dnd.until', { time: time(until) })
  const stretches = muteEnds.map(({ word }) => ({
    value: word,
    label: words(word === 'threads.mute.forever' ? 'alerts.dnd.forever' : word),
  }))
  const choose = (value: string) => {
    if (value === 'off') set(null)
    const end = muteEnds.find(({ word }) => word === value)
    if (end) set({ until: end.until(Date.now()) })
  }
  return (
    <Choice
      label={words('alerts.dnd')}
      hint={words('alerts.dnd.hint')}
      value={on ? 'on' : 'off'}
      options={[
        { value: 'off', label: words('alerts.dnd.off') },
        ...(on ? [{ value: 'on', label: running }] : []),
        ...stretches,
      ]}
      choose={choose}
    />
  )
}
