import { Field, Input } from '@fluentui/react-components'
import { useState } from 'react'
import type { QuietHours } from '../../../electron/contract/settings.ts'
import { useWords } from '../../text/words.ts'
import { Toggle } from './Toggle.tsx'

interface QuietTimesProps {
  hours: QuietHours
  set: (hours: QuietHours) => void
}

/** Every day from one time of the clock to another. */
export function QuietTimes({ hours, set }: QuietTimesProps) {
  const words = useWords()
  return (
    <div role="group" aria-label={words('alerts.quiet')}>
      <Toggle
        label={words('alerts.quiet')}
        hint={words('alerts.quiet.hint')}
        on={hours.on}
        set={on => set({ ...hours, on })}
      />
      {hours.on && (
        <>
          <div className="quiet-times">
            <Time label={words('alerts.quiet.from')} minute={hours.from} set={from => set({ ...hours, from })} />
            <Time label={words('alerts.quiet.to')} minute={hours.to} set={to => set({ ...hours, to })} />
          </div>
          <p role="alert" className="bad unless-empty">
            {hours.from === hours.to && words('alerts.quiet.same')}
          </p>
        </>
      )}
    </div>
  )
}

/** What is half typed is no time yet, and stays in the field. */
function Time({ label, minute, set }: { label: string; minute: number; set: (minute: number) => void }) {
  const words = useWords()
  const [text, setText] = useState(clock(minute))
  const change = (value: string) => {
    setText(value)
    const [hours, minutes] = value.split(':').map(Number)
    if (value !== '' && hours !== undefined && minutes !== undefined) set(hours * 60 + minutes)
  }
  return (
    <Field label={label} {...(text === '' ? { validationMessage: words('alerts.quiet.noTime') } : {})}>
      <Input type="time" value={text} onChange={(_, { value }) => change(value)} />
    </Field>
  )
}

const clock = (minute: number): string =>
  [Math.floor(minute / 60), minute % 60].map(part => String(part).padStart(2, '0')).join(':')
