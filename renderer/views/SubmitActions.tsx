import { Button } from '@fluentui/react-components'
import { useWords } from '../text/words.ts'

interface SubmitActionsProps {
  /** What is done, in a verb. */
  submit: string
  busy: boolean
  /** It cannot be taken back. */
  grave?: boolean
  cancel: () => void
}

/** What a form in a dialog ends with. */
export function SubmitActions({ submit, busy, grave = false, cancel }: SubmitActionsProps) {
  const words = useWords()
  return (
    <>
      <Button onClick={cancel}>{words('app.cancel')}</Button>
      <Button type="submit" className={grave ? 'grave' : undefined} appearance="primary" disabledFocusable={busy}>
        {submit}
      </Button>
    </>
  )
}
