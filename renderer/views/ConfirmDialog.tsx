import type { ReactNode } from 'react'
import type { Result } from '../../electron/contract/result.ts'
import { errorWords } from '../text/error-words.ts'
import { useWords } from '../text/words.ts'
import { FormDialog } from './FormDialog.tsx'
import { SubmitActions } from './SubmitActions.tsx'
import { useAsk } from './use-ask.ts'

interface ConfirmDialogProps {
  title: string
  body: string
  confirm: string
  act: () => Promise<Result<unknown>>
  close: () => void
  children?: ReactNode
}

/** Before something that cannot be taken back. Stays, with the reason, where it could not be done. */
export function ConfirmDialog({ title, body, confirm, act, close, children }: ConfirmDialogProps) {
  const words = useWords()
  const { busy, error, ask } = useAsk()
  return (
    <FormDialog
      title={title}
      look="question"
      problem={error && errorWords(words, error)}
      submit={() => void ask(act, close)}
      close={close}
      actions={<SubmitActions submit={confirm} busy={busy} grave cancel={close} />}
    >
      <p>{body}</p>
      {children}
    </FormDialog>
  )
}
