import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components'
import { useState } from 'react'
import type { AppError, Result } from '../../electron/contract/result.ts'
import { errorWords } from '../text/error-words.ts'
import { useWords } from '../text/words.ts'

interface ConfirmDialogProps {
  title: string
  body: string
  confirm: string
  act: () => Promise<Result<unknown>>
  close: () => void
}

/** Before something that cannot be taken back. Stays, with the reason, where it could not be done. */
export function ConfirmDialog({ title, body, confirm, act, close }: ConfirmDialogProps) {
  const words = useWords()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<AppError | null>(null)
  const go = async () => {
    if (busy) return
    setBusy(true)
    const answer = await act()
    setBusy(false)
    if (answer.ok) close()
    else setError(answer.error)
  }
  return (
    <Dialog open modalType="alert" onOpenChange={(_, { open }) => !open && close()}>
      <DialogSurface className="confirm">
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent className="dialog-form">
            <p>{body}</p>
            {error && (
              <p className="bad" role="alert">
                {errorWords(words, error)}
              </p>
            )}
          </DialogContent>
          <DialogActions>
            <Button onClick={close}>{words('app.cancel')}</Button>
            <Button appearance="primary" disabledFocusable={busy} onClick={() => void go()}>
              {confirm}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
