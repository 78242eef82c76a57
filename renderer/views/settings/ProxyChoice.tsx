import { Button, Field, Input } from '@fluentui/react-components'
import { type SyntheticEvent, useState } from 'react'
import type { Settings } from '../../../electron/contract/settings.ts'
import { proxyProblem, readProxy } from '../../text/proxy-address.ts'
import { type WordId, useWords } from '../../text/words.ts'
import { Choice } from './Choice.tsx'

type Proxy = Settings['proxy']

interface ProxyChoiceProps {
  proxy: Proxy
  fixed: boolean
  choose: (proxy: Proxy) => void
}

/** An address counts once it is whole and said to be the one; until then the last choice does. */
export function ProxyChoice({ proxy, fixed, choose }: ProxyChoiceProps) {
  const words = useWords()
  const [mode, setMode] = useState<Proxy['mode'] | null>(null)
  const [text, setText] = useState(proxy.mode === 'address' ? proxy.address : '')
  const [problem, setProblem] = useState<WordId | null>(null)
  const shown = mode ?? proxy.mode
  const chosen = (next: Proxy['mode']) => {
    setMode(next)
    if (next !== 'address') choose({ mode: next })
  }
  const type = (value: string) => {
    setText(value)
    setProblem(null)
  }
  const use = (event: SyntheticEvent) => {
    event.preventDefault()
    const address = readProxy(text)
    setProblem(proxyProblem(text))
    if (!address) return
    setText(address)
    choose({ mode: 'address', address })
  }
  const used = proxy.mode === 'address' && proxy.address === text
  return (
    <div role="group" aria-label={words('proxy')}>
      <Choice
        label={words('proxy')}
        hint={words('proxy.hint')}
        value={shown}
        fixed={fixed}
        options={(['system', 'none', 'address'] as const).map(value => ({ value, label: words(`proxy.${value}`) }))}
        choose={chosen}
      />
      {shown === 'address' && (
        <form className="proxy-address" onSubmit={use} noValidate>
          <Field label={words('proxy.typed')} validationMessage={problem && words(problem)}>
            <Input
              value={text}
              readOnly={fixed}
              placeholder="http://proxy.example.com:8080"
              autoComplete="off"
              spellCheck={false}
              onChange={(_, { value }) => type(value)}
            />
          </Field>
          {!fixed && (
            <Button type="submit" disabledFocusable={used}>
              {words(used ? 'proxy.used' : 'proxy.use')}
            </Button>
          )}
        </form>
      )}
    </div>
  )
}
