import { Button, Field, Input, Spinner } from '@fluentui/react-components'
import { type SyntheticEvent, useRef, useState } from 'react'
import type { HandedToken } from '../../../electron/contract/care.ts'
import type { Account } from '../../../electron/contract/domain.ts'
import { errorWords } from '../../text/error-words.ts'
import { nameProblem } from '../../text/name-problem.ts'
import { useWords } from '../../text/words.ts'
import { useWorld } from '../world.ts'
import { Hours, readHours } from './Hours.tsx'

interface MakeUserProps {
  account: Account
  made: (name: string, token: HandedToken) => void
}

export function MakeUser({ account, made }: MakeUserProps) {
  const words = useWords()
  const { line } = useWorld()
  const form = useRef<HTMLFormElement>(null)
  const [name, setName] = useState('')
  const [hours, setHours] = useState('24')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<{ field: 'name' | 'hours' | null; sentence: string } | null>(null)
  const wrong = (field: 'name' | 'hours', sentence: string) => {
    setProblem({ field, sentence })
    form.current?.querySelector<HTMLElement>(`[name=${field}]`)?.focus()
  }
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    if (busy) return
    const bad = nameProblem(name)
    if (bad) return wrong('name', words(bad))
    const lasting = readHours(hours)
    if (lasting === null) return wrong('hours', words('users.hours.wrong'))
    setBusy(true)
    setProblem(null)
    const given = { accountId: account.id, name: name.trim(), hours: lasting }
    const answer = await line.call('identity.create', given)
    setBusy(false)
    if (answer.ok) made(given.name, answer.value)
    else setProblem({ field: null, sentence: errorWords(words, answer.error) })
  }
  const change = (set: (value: string) => void) => (value: string) => {
    setProblem(null)
    set(value)
  }
  return (
    <form ref={form} className="make-user" noValidate aria-busy={busy} onSubmit={event => void submit(event)}>
      <Field
        label={words('users.name')}
        validationMessage={problem?.field === 'name' ? problem.sentence : null}
        hint={words('users.name.hint')}
      >
        <Input
          name="name"
          value={name}
          autoComplete="off"
          spellCheck={false}
          onChange={(_, { value }) => change(setName)(value)}
        />
      </Field>
      <Hours value={hours} change={change(setHours)} problem={problem?.field === 'hours' ? problem.sentence : null} />
      <Button
        type="submit"
        appearance="primary"
        disabledFocusable={busy}
        {...(busy ? { icon: <Spinner size="tiny" /> } : {})}
      >
        {words('users.make')}
      </Button>
      {problem?.field === null && (
        <p role="alert" className="bad">
          {problem.sentence}
        </p>
      )}
    </form>
  )
}
