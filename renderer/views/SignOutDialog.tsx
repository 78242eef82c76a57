import {
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components'
import { useState } from 'react'
import type { Account } from '../../electron/contract/domain.ts'
import type { AppError } from '../../electron/contract/result.ts'
import { errorWords } from '../text/error-words.ts'
import { useWords } from '../text/words.ts'
import { useWorld } from './world.ts'

interface SignOutDialogProps {
  account: Pick<Account, 'id' | 'name'>
  close: () => void
}

export function SignOutDialog({ account, close }: SignOutDialogProps) {
  const words = useWords()
  const { line } = useWorld()
  const [erase, setErase] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<AppError | null>(null)
  const signOut = async () => {
    setBusy(true)
    const answer = await line.call('account.signOut', { accountId: account.id, erase })
    setBusy(false)
    if (answer.ok) close()
    else setError(answer.error)
  }
  return (
    <Dialog open modalType="alert" onOpenChange={(_, { open }) => !open && close()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{words('signOut.title', { name: account.name })}</DialogTitle>
          <DialogContent className="dialog-form">
            <p>{words('signOut.body')}</p>
            <Checkbox
              label={words('signOut.erase')}
              checked={erase}
              onChange={(_, data) => setErase(data.checked === true)}
            />
            {error && <p role="alert">{errorWords(words, error)}</p>}
          </DialogContent>
          <DialogActions>
            <Button onClick={close}>{words('app.cancel')}</Button>
            <Button appearance="primary" disabledFocusable={busy} onClick={() => void signOut()}>
              {words('account.signOut')}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
