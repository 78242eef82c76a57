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
  const [last, setLast] = useState<{ text: string; copied: boolean } | null>(null)
  const copy = async () => setLast({ text, copied: await copyText(text) })
  // Until there is something else to copy: words that change as the focus leaves would move what is about to be clicked.
  const copied = last?.text === text ? last.copied : null
  return (
    <Button appearance={appearance} icon={copied ? <CheckmarkRegular /> : <CopyRegular />} onClick={() => void copy()}>
      <span aria-live="polite">{words(copied === null ? label : copied ? 'account.copied' : 'app.copyFailed')}</span>
    </Button>
  )
}
