import { Button } from '@fluentui/react-components'
import { ComposeRegular } from '@fluentui/react-icons/svg/compose'
import type { Account } from '../../electron/contract/domain.ts'
import { useWords } from '../text/words.ts'
import { Mark } from './Mark.tsx'
import { CopyButton } from './CopyButton.tsx'
import { useKnown } from './world.ts'

interface EmptyStateProps {
  account: Account
  create: () => void
}

export function EmptyState({ account, create }: EmptyStateProps) {
  const words = useWords()
  const some = useKnown(state => Object.keys(state.threads[account.id] ?? {}).length > 0)
  return (
    <div className="empty">
      <Mark />
      <h1 className="empty-title">{words(some ? 'empty.choose' : 'empty.first')}</h1>
      <p>{words(some ? 'empty.choose.body' : 'empty.first.body')}</p>
      <Button appearance="primary" icon={<ComposeRegular />} onClick={create}>
        {words('empty.start')}
      </Button>
      <div className="my-id">
        <code className="one-line" aria-label={words('empty.myId')} dir="ltr">
          {account.me}
        </code>
        <CopyButton text={account.me} label="account.copyId" />
      </div>
    </div>
  )
}
