import { useState } from 'react'
import type { HandedToken } from '../../../electron/contract/care.ts'
import type { Account, MadeUser } from '../../../electron/contract/domain.ts'
import { errorWords } from '../../text/error-words.ts'
import { useWords } from '../../text/words.ts'
import { FormDialog } from '../FormDialog.tsx'
import { SubmitActions } from '../SubmitActions.tsx'
import { useAsk } from '../use-ask.ts'
import { useWorld } from '../world.ts'
import { Hours, readHours } from './Hours.tsx'

interface NewTokenProps {
  account: Account
  user: MadeUser
  handOver: (token: HandedToken) => void
  close: () => void
}

/** Another token for somebody made here, good for as long as is wished. */
export function NewToken({ account, user, handOver, close }: NewTokenProps) {
  const words = useWords()
  const { line } = useWorld()
  const [hours, setHours] = useState('24')
  const [wrong, setWrong] = useState<string | null>(null)
  const { busy, error, ask } = useAsk()
  const submit = () => {
    const lasting = readHours(hours)
    if (lasting === null) return setWrong(words('users.hours.wrong'))
    void ask(() => line.call('identity.token', { accountId: account.id, userId: user.id, hours: lasting }), handOver)
  }
  return (
    <FormDialog
      title={words('users.token.title', { name: user.name })}
      look="narrow"
      problem={error && errorWords(words, error)}
      submit={submit}
      close={close}
      actions={<SubmitActions submit={words('users.token.make')} busy={busy} cancel={close} />}
    >
      <Hours
        value={hours}
        problem={wrong}
        change={value => {
          setWrong(null)
          setHours(value)
        }}
      />
    </FormDialog>
  )
}
