import { Field, Switch } from '@fluentui/react-components'
import { Fixed } from '../Fixed.tsx'

interface ToggleProps {
  label: string
  hint?: string
  on: boolean
  disabled?: boolean
  fixed?: boolean
  set: (on: boolean) => void
}

/** One thing that is so or not. */
export function Toggle({ label, hint, on, disabled = false, fixed = false, set }: ToggleProps) {
  return (
    <Field {...(fixed ? { hint: <Fixed hint={hint} /> } : hint ? { hint } : {})}>
      <Switch label={label} checked={on} disabled={disabled || fixed} onChange={(_, { checked }) => set(checked)} />
    </Field>
  )
}
