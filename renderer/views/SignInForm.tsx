import { Button, Field, Input, Radio, RadioGroup, Select, Spinner, Textarea } from '@fluentui/react-components'
import { WarningRegular } from '@fluentui/react-icons/svg/warning'
import { type SyntheticEvent, useEffect, useRef, useState } from 'react'
import type { AccountId } from '../../electron/contract/domain.ts'
import type { HelpPlace } from '../help/help-text.ts'
import { helpWith } from '../help/help.ts'
import { errorWords } from '../text/error-words.ts'
import { type WordId, useWords } from '../text/words.ts'
import {
  type FieldName,
  type Typed,
  type Way,
  fieldOf,
  fieldsOf,
  firstProblem,
  nothingTyped,
  signInOf,
} from './sign-in-fields.ts'
import { readSignInLink } from '../text/sign-in-link.ts'
import { Fixed } from './Fixed.tsx'
import { HelpLink } from './help/HelpLink.tsx'
import type { SignInRules } from './sign-in-rules.ts'
import { useWorld } from './world.ts'

interface Problem {
  field: FieldName | null
  sentence: string
  help: HelpPlace | null
}

interface SignInFormProps {
  way: Way
  name: string
  setName: (name: string) => void
  rules: SignInRules
  shown: boolean
  done: (accountId: AccountId) => void
}

const texts: Record<Way, { body: WordId; submit: WordId }> = {
  local: { body: 'signIn.local.body', submit: 'signIn.local.submit' },
  token: { body: 'signIn.token.body', submit: 'signIn.token.submit' },
  'token-service': { body: 'signIn.tokenService.body', submit: 'signIn.token.submit' },
  'connection-string': { body: 'signIn.connectionString.body', submit: 'signIn.connectionString.submit' },
}
const ways: Partial<Record<Way, HelpPlace>> = {
  token: { topic: 'token' },
  'token-service': { topic: 'service' },
  'connection-string': { topic: 'azure', heading: 'connectionString' },
}
const hints: Partial<Record<FieldName, WordId>> = {
  name: 'signIn.name.hint',
  token: 'signIn.token.hint',
  url: 'signIn.url.hint',
  headerName: 'signIn.headerName.hint',
  headerValue: 'signIn.headerValue.hint',
}
const placeholders: Partial<Record<FieldName, WordId>> = {
  endpoint: 'signIn.endpoint.placeholder',
  connectionString: 'signIn.connectionString.placeholder',
  url: 'signIn.url.placeholder',
  headerName: 'signIn.headerName.placeholder',
}

export function SignInForm({ way, name, setName, rules, shown, done }: SignInFormProps) {
  const words = useWords()
  const { line, store } = useWorld()
  const form = useRef<HTMLFormElement>(null)
  const [rest, setRest] = useState<Typed>(nothingTyped)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [first = ''] = rules.endpoints
  const typed = { ...rest, name, endpoint: rest.endpoint || first, ...rules.fixed }

  const focus = (field: FieldName | undefined) => form.current?.querySelector<HTMLElement>(`[name="${field}"]`)?.focus()
  const begins = fieldsOf[way].find(field => rules.fixed[field] === undefined)
  useEffect(() => {
    if (shown) focus(begins)
  }, [shown, begins])

  const change = (field: FieldName, value: string) => {
    if (problem?.field === field) setProblem(null)
    const link = way === 'token' && field !== 'name' ? readSignInLink(value) : null
    if (link === 'damaged') setProblem({ field, sentence: words('signIn.link.damaged'), help: null })
    else if (link) {
      setRest({ ...rest, endpoint: link.endpoint, token: link.token })
      if (!name.trim()) setName(link.name)
      setProblem(null)
      return
    }
    if (field === 'name') setName(value)
    else setRest({ ...rest, [field]: value })
  }
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    if (busy) return
    const missing = firstProblem(way, typed)
    if (missing) {
      setProblem({ field: missing.field, sentence: words(missing.word), help: null })
      return focus(missing.field)
    }
    setBusy(true)
    setProblem(null)
    const answer = await line.call('account.signIn', signInOf(way, typed))
    setBusy(false)
    if (answer.ok) {
      store.apply({ type: 'account-chosen', accountId: answer.value.id })
      return done(answer.value.id)
    }
    const field = fieldOf(way, answer.error)
    setProblem({ field, sentence: errorWords(words, answer.error), help: helpWith(answer.error) })
    if (field) focus(field)
  }

  const method = (
    <Field key="method" label={words('signIn.method')}>
      <RadioGroup
        layout="horizontal"
        value={typed.method}
        disabled={rules.fixed.method !== undefined}
        onChange={(_, { value }) => setRest({ ...rest, method: value as Typed['method'] })}
      >
        <Radio value="GET" label="GET" />
        <Radio value="POST" label="POST" />
      </RadioGroup>
    </Field>
  )
  return (
    <form ref={form} onSubmit={event => void submit(event)} noValidate aria-busy={busy}>
      <p>{words(texts[way].body)}</p>
      {way === 'connection-string' && (
        <div className="way-warning">
          <WarningRegular fontSize={18} />
          {words('signIn.connectionString.warning')}
        </div>
      )}
      {ways[way] && (
        <p>
          <HelpLink at={ways[way]} word="help.where" />
        </p>
      )}
      {fieldsOf[way].map(field => {
        const Control = field === 'token' ? Textarea : Input
        const hint = hints[field]
        const placeholder = placeholders[field]
        const fixed = rules.fixed[field] !== undefined
        const control = (
          <Field
            key={field}
            label={words(`signIn.${field}`)}
            hint={fixed ? <Fixed /> : hint ? words(hint) : null}
            validationMessage={problem?.field === field ? <Wrong {...problem} /> : null}
          >
            {field === 'endpoint' && rules.endpoints.length > 0 ? (
              <Select name={field} value={typed[field]} onChange={(_, { value }) => change(field, value)}>
                {rules.endpoints.map(endpoint => (
                  <option key={endpoint}>{endpoint}</option>
                ))}
              </Select>
            ) : (
              <Control
                name={field}
                value={typed[field]}
                readOnly={fixed}
                placeholder={placeholder && words(placeholder)}
                autoComplete={field === 'headerValue' ? 'new-password' : 'off'}
                spellCheck={false}
                {...(field === 'headerValue' ? { type: 'password' as const } : {})}
                onChange={(_, { value }) => change(field, value)}
              />
            )}
          </Field>
        )
        return field === 'url' ? [control, method] : control
      })}
      {problem?.field === null && (
        <Field validationMessage={<Wrong {...problem} />} role="alert">
          <span />
        </Field>
      )}
      <Button
        className="way-submit"
        type="submit"
        appearance="primary"
        size="large"
        disabledFocusable={busy}
        {...(busy ? { icon: <Spinner size="tiny" /> } : {})}
      >
        {words(busy ? 'signIn.busy' : texts[way].submit)}
      </Button>
    </form>
  )
}

/** What is wrong, and where it is told how to mend it. */
function Wrong({ sentence, help }: Problem) {
  return (
    <>
      {sentence} {help && <HelpLink at={help} word="help.mend" />}
    </>
  )
}
