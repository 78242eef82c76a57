import { Button, Tooltip } from '@fluentui/react-components'
import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark'
import { CopyRegular } from '@fluentui/react-icons/svg/copy'
import { useState } from 'react'
import { type WordId, useWords } from '../text/words.ts'
import { copyText } from './copy.ts'

type Outcome = 'account.copied' | 'account.copyFailed'

interface CopyButtonProps {
  text: string
  label: WordId
}

/** Copies, and says whether it did. */
export function CopyButton({ text, label }: CopyButtonProps) {
  const words = useWords()
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const copy = async () => setOutcome((await copyText(text)) ? 'account.copied' : 'account.copyFailed')
  return (
    <Tooltip content={words(outcome ?? label)} relationship="label">
      <Button
        appearance="subtle"
        icon={outcome === 'account.copied' ? <CheckmarkRegular /> : <CopyRegular />}
        onClick={() => void copy()}
        onBlur={() => setOutcome(null)}
      />
    </Tooltip>
  )
}
