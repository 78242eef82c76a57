import { Field, Radio, RadioGroup } from '@fluentui/react-components'
import type { ReactElement } from 'react'
import { Fixed } from '../Fixed.tsx'

interface ChoiceProps<T extends string> {
  label: string
  hint?: string
  value: T
  fixed?: boolean
  options: readonly { value: T; label: string | ReactElement }[]
  choose: (value: T) => void
}

/** One of a few, all of them to be seen. */
export function Choice<T extends string>({ label, hint, value, fixed = false, options, choose }: ChoiceProps<T>) {
  return (
    <Field label={label} {...(fixed ? { hint: <Fixed hint={hint} /> } : hint ? { hint } : {})}>
      <RadioGroup value={value} disabled={fixed} onChange={(_, data) => choose(data.value as T)}>
        {options.map(option => (
          <Radio key={option.value} value={option.value} label={option.label} />
        ))}
      </RadioGroup>
    </Field>
  )
}
