import { Button } from '@fluentui/react-components'
import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark'
import { CopyRegular } from '@fluentui/react-icons/svg/copy'
import { useState } from 'react'
import { type WordId, useWords } from '../text/words.ts'
import { copyText } from './copy.ts'

interface CopyTextProps {
  text: string
  label: WordId
  appearance?: 'primary' | 'secondary'
}

/** A button that says in words what it copies, and then whether it did. */
export function CopyText({ text, label, appearance = 'secondary' }: CopyTextProps) {
  const words = useWords()
  const [outcome, setOutcome] = useState<'account.copied' | 'app.copyFailed' | null>(null)
  const copy = async () => setOutcome((await copyText(text)) ? 'account.copied' : 'app.copyFailed')
  return (
    <Button
      appearance={appearance}
      icon={outcome === 'account.copied' ? <CheckmarkRegular /> : <CopyRegular />}
      onClick={() => void copy()}
      onBlur={() => setOutcome(null)}
    >
      <span aria-live="polite">{words(outcome ?? label)}</span>
    </Button>
  )
}
