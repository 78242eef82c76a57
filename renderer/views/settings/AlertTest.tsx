import { Button } from '@fluentui/react-components'
import { useState } from 'react'
import type { AlertOutcome } from '../../../electron/contract/settings.ts'
import { errorWords } from '../../text/error-words.ts'
import { useWords } from '../../text/words.ts'
import { useAsk } from '../use-ask.ts'
import { useWorld } from '../world.ts'

/** Somebody who is told of nothing wants to know whose fault it is. */
export function AlertTest({ off }: { off: boolean }) {
  const words = useWords()
  const { line } = useWorld()
  const { busy, error, ask } = useAsk()
  const [result, setResult] = useState<AlertOutcome | null>(null)
  const test = () => {
    setResult(null)
    void ask(() => line.call('alert.test', {}), setResult)
  }
  return (
    <div className="alert-test">
      <Button disabledFocusable={busy || off} onClick={test}>
        {words('alerts.test')}
      </Button>
      <p role="status" className={error || result?.outcome === 'failed' ? 'bad unless-empty' : 'muted unless-empty'}>
        {busy && words('alerts.testing')}
        {error && errorWords(words, error)}
        {result && words(`alerts.test.${result.outcome}`, { detail: result.detail })}
      </p>
    </div>
  )
}
