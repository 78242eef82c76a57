import { Field, Switch } from '@fluentui/react-components'

interface ToggleProps {
  label: string
  hint?: string
  on: boolean
  disabled?: boolean
  set: (on: boolean) => void
}

/** One thing that is so or not. */
export function Toggle({ label, hint, on, disabled = false, set }: ToggleProps) {
  return (
    <Field {...(hint ? { hint } : {})}>
      <Switch label={label} checked={on} disabled={disabled} onChange={(_, { checked }) => set(checked)} />
    </Field>
  )
}
