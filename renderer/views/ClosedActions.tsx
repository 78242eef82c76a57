import { Button, useRestoreFocusTarget } from '@fluentui/react-components'
import { useState } from 'react'
import type { ClosedAccount } from '../../electron/contract/domain.ts'
import type { AppError } from '../../electron/contract/result.ts'
import { closedWords } from '../text/closed-words.ts'
import { errorWords } from '../text/error-words.ts'
import { useWords } from '../text/words.ts'
import { ConfirmDialog } from './ConfirmDialog.tsx'
import { SignOutDialog } from './later.tsx'
import { useWorld } from './world.ts'

/** The ways out for an account that was not opened. */
export function ClosedActions({ closed }: { closed: ClosedAccount }) {
  const words = useWords()
  const { line } = useWorld()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<AppError | null>(null)
  const [dialog, setDialog] = useState<'rebuild' | 'sign-out' | null>(null)
  const home = useRestoreFocusTarget()
  const lost = closed.because === 'key-lost'
  const close = () => setDialog(null)
  const tryAgain = async () => {
    if (busy) return
    setBusy(true)
    const answer = await line.call('account.open', { accountId: closed.id })
    setBusy(false)
    setError(answer.ok ? null : answer.error)
  }
  // That it is still as it was needs other words than the same sentence again.
  const still = error?.kind === 'storage' && error.problem === closed.because
  return (
    <>
      <span className="closed-actions">
        <Button size="small" disabledFocusable={busy} onClick={() => void tryAgain()}>
          {words('app.tryAgain')}
        </Button>
        {lost && (
          <Button size="small" {...home} onClick={() => setDialog('rebuild')}>
            {words('rebuild.start')}
          </Button>
        )}
        <Button size="small" appearance="subtle" {...home} onClick={() => setDialog('sign-out')}>
          {words('account.signOut')}
        </Button>
      </span>
      {error && (
        <span className="bad" role="alert">
          {still ? words('closed.still') : errorWords(words, error)}
        </span>
      )}
      {dialog === 'rebuild' && (
        <ConfirmDialog
          title={words('rebuild.title', { name: closed.name })}
          body={words('rebuild.body')}
          confirm={words('rebuild.start')}
          act={() => line.call('account.rebuild', { accountId: closed.id })}
          close={close}
        />
      )}
      {dialog === 'sign-out' && <SignOutDialog account={closed} close={close} />}
    </>
  )
}

export function ClosedSentence({ closed }: { closed: ClosedAccount }) {
  const words = useWords()
  return words(closedWords[closed.because], { name: closed.name })
}
