import { Button } from '@fluentui/react-components'
import { useState } from 'react'
import type { Keychain } from '../../electron/contract/domain.ts'
import type { AppError } from '../../electron/contract/result.ts'
import { errorWords } from '../text/error-words.ts'
import { useWords } from '../text/words.ts'
import { Screen } from './Screen.tsx'
import { useWorld } from './world.ts'

interface KeychainScreenProps {
  keychain: Extract<Keychain, { detail: string }>
}

export function KeychainScreen({ keychain }: KeychainScreenProps) {
  const words = useWords()
  const { line } = useWorld()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<AppError | null>(null)
  const ask = async (name: 'keychain.retry' | 'keychain.sessionOnly') => {
    setBusy(true)
    const answer = await line.call(name, {})
    setBusy(false)
    setError(answer.ok ? null : answer.error)
  }
  const locked = keychain.state === 'locked'
  return (
    <Screen
      title={words(locked ? 'keychain.locked.title' : 'keychain.missing.title')}
      sentence={words(locked ? 'keychain.locked.body' : 'keychain.missing.body')}
    >
      <div className="screen-top">
        <div className="screen-actions">
          <Button appearance="primary" size="large" disabledFocusable={busy} onClick={() => void ask('keychain.retry')}>
            {words('app.tryAgain')}
          </Button>
          <Button size="large" disabledFocusable={busy} onClick={() => void ask('keychain.sessionOnly')}>
            {words('keychain.sessionOnly')}
          </Button>
        </div>
        <p>{words('keychain.sessionOnly.body')}</p>
        {keychain.detail && <small className="muted">{words('keychain.detail', { detail: keychain.detail })}</small>}
        <p role="alert">{error && errorWords(words, error)}</p>
      </div>
    </Screen>
  )
}
