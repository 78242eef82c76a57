import { Checkbox } from '@fluentui/react-components'
import { useState } from 'react'
import type { Account } from '../../electron/contract/domain.ts'
import { useWords } from '../text/words.ts'
import { ConfirmDialog } from './ConfirmDialog.tsx'
import { useWorld } from './world.ts'

interface SignOutDialogProps {
  account: Pick<Account, 'id' | 'name'>
  close: () => void
}

export function SignOutDialog({ account, close }: SignOutDialogProps) {
  const words = useWords()
  const { line } = useWorld()
  const [erase, setErase] = useState(false)
  return (
    <ConfirmDialog
      title={words('signOut.title', { name: account.name })}
      body={words('signOut.body')}
      confirm={words('account.signOut')}
      act={() => line.call('account.signOut', { accountId: account.id, erase })}
      close={close}
    >
      <Checkbox
        label={words('signOut.erase')}
        checked={erase}
        onChange={(_, data) => setErase(data.checked === true)}
      />
    </ConfirmDialog>
  )
}
