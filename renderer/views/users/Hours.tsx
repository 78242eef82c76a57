import { Field, Input } from '@fluentui/react-components'
import { useWords } from '../../text/words.ts'

interface HoursProps {
  value: string
  change: (value: string) => void
  problem: string | null
}

/** How long a token is to be good for. */
export function Hours({ value, change, problem }: HoursProps) {
  const words = useWords()
  return (
    <Field label={words('users.hours')} hint={words('users.hours.hint')} validationMessage={problem}>
      <Input
        className="hours"
        name="hours"
        type="number"
        min={1}
        max={24}
        value={value}
        onChange={(_, data) => change(data.value)}
      />
    </Field>
  )
}

/** Null for what is no whole number of hours from one to a day. */
export function readHours(text: string): number | null {
  const hours = Number(text)
  return text.trim() !== '' && Number.isInteger(hours) && hours >= 1 && hours <= 24 ? hours : null
}
