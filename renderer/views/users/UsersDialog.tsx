import { useRef, useState } from 'react'
import type { HandedToken } from '../../../electron/contract/care.ts'
import type { Account } from '../../../electron/contract/domain.ts'
import { errorWords } from '../../text/error-words.ts'
import { useWords } from '../../text/words.ts'
import { SheetDialog } from '../SheetDialog.tsx'
import { canMakeUsers } from '../can-make-users.ts'
import { focusBackAtOnce } from '../focus-back.ts'
import { HandOver } from './HandOver.tsx'
import { MadeUserItem } from './MadeUserItem.tsx'
import { MakeUser } from './MakeUser.tsx'
import { useMadeUsers } from './use-made-users.ts'

interface UsersDialogProps {
  account: Account
  close: () => void
}

/** Users of the same resource for others. A token is here for as long as it is shown, and nowhere afterwards. */
export function UsersDialog({ account, close }: UsersDialogProps) {
  const words = useWords()
  const [handed, setHanded] = useState<{ name: string; token: HandedToken } | null>(null)
  const made = useRef<HTMLUListElement>(null)
  const done = () => {
    setHanded(null)
    // What was handed over took the focus with it.
    focusBackAtOnce(() => made.current)
  }
  const { users, error } = useMadeUsers(account.id)
  if (!canMakeUsers(account))
    return (
      <SheetDialog title={words('users.title')} close={close}>
        <p>{words('error.noResourceKey')}</p>
      </SheetDialog>
    )
  if (handed)
    return (
      <SheetDialog title={words('users.handOver', { name: handed.name })} close={close}>
        <HandOver token={handed.token} done={done} />
      </SheetDialog>
    )
  return (
    <SheetDialog title={words('users.title')} close={close}>
      <p className="muted">{words(account.kind === 'local' ? 'users.body.local' : 'users.body')}</p>
      <MakeUser account={account} made={(name, token) => setHanded({ name, token })} />
      {error && (
        <p role="alert" className="bad">
          {errorWords(words, error)}
        </p>
      )}
      {users && users.length > 0 && (
        <section>
          <h3 className="checks-title">{words('users.made')}</h3>
          <ul ref={made} tabIndex={-1} className="accounts" aria-label={words('users.made')}>
            {users.map(user => (
              <MadeUserItem
                key={user.id}
                account={account}
                user={user}
                handOver={token => setHanded({ name: user.name, token })}
              />
            ))}
          </ul>
        </section>
      )}
      {users?.length === 0 && <p className="muted">{words('users.none')}</p>}
    </SheetDialog>
  )
}
