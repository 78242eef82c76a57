import { Button, Dialog, DialogBody, DialogContent, DialogSurface, DialogTitle } from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import type { ReactNode } from 'react'
import { useWords } from '../text/words.ts'

interface SheetDialogProps {
  title: string
  close: () => void
  /** What is in it has pages of its own, which scroll by themselves. */
  paged?: boolean
  children: ReactNode
}

/** A page of its own over the window: a title, a way out, and room. */
export function SheetDialog({ title, close, paged = false, children }: SheetDialogProps) {
  const words = useWords()
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && close()}>
      <DialogSurface className="sheet">
        <DialogBody className="sheet-body">
          <DialogTitle
            action={
              <Button appearance="subtle" icon={<DismissRegular />} aria-label={words('app.close')} onClick={close} />
            }
          >
            {title}
          </DialogTitle>
          {paged ? (
            <DialogContent className="sections">{children}</DialogContent>
          ) : (
            <DialogContent className="sheet-content" tabIndex={0} role="region" aria-label={title}>
              {children}
            </DialogContent>
          )}
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
