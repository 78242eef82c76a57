import { Button, Tooltip } from '@fluentui/react-components'
import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark'
import { CopyRegular } from '@fluentui/react-icons/svg/copy'
import { useState } from 'react'
import { type WordId, useWords } from '../text/words.ts'

type Outcome = 'account.copyId' | 'account.copied' | 'account.copyFailed'

/** Copies my id, and says whether it did. */
export function CopyButton({ text }: { text: string }) {
  const words = useWords()
  const [outcome, setOutcome] = useState<Outcome>('account.copyId')
  const word: WordId = outcome
  const copy = async () => setOutcome((await copyText(text)) ? 'account.copied' : 'account.copyFailed')
  return (
    <Tooltip content={words(word)} relationship="label">
      <Button
        appearance="subtle"
        icon={outcome === 'account.copied' ? <CheckmarkRegular /> : <CopyRegular />}
        onClick={() => void copy()}
        onBlur={() => setOutcome('account.copyId')}
      />
    </Tooltip>
  )
}

export const copyText = (text: string): Promise<boolean> =>
  navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  )
