import {
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components'
import type { ReactNode } from 'react'

interface FormDialogProps {
  title: string
  /** `question`: before something that cannot be taken back. */
  look?: 'form' | 'narrow' | 'question'
  /** What was typed must not be thrown away by a click beside the dialog. */
  begun?: boolean
  /** Why it could not be done, in a sentence. */
  problem?: string | null
  submit?: () => void
  actions: ReactNode
  close: () => void
  children: ReactNode
}

/** Something asked for in a dialog: what it says, why it could not be done, and below it what can be done. */
export function FormDialog(props: FormDialogProps) {
  const { title, look = 'form', begun = false, problem, submit, actions, close, children } = props
  return (
    <Dialog
      open
      modalType={look === 'question' ? 'alert' : 'modal'}
      onOpenChange={(_, { open, type }) => !open && !(begun && type === 'backdropClick') && close()}
    >
      <DialogSurface className={look === 'form' ? undefined : 'confirm'}>
        <form
          autoComplete="off"
          noValidate
          onSubmit={event => {
            event.preventDefault()
            submit?.()
          }}
        >
          <DialogBody>
            <DialogTitle>{title}</DialogTitle>
            <DialogContent className="dialog-form">
              {children}
              {problem && (
                <p className="bad" role="alert">
                  {problem}
                </p>
              )}
            </DialogContent>
            <DialogActions>{actions}</DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  )
}
