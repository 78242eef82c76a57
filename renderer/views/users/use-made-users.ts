import { useEffect, useState } from 'react'
import type { AccountId, MadeUser } from '../../../electron/contract/domain.ts'
import type { AppError } from '../../../electron/contract/result.ts'
import { useWorld } from '../world.ts'

/** Null until they are read. */
export function useMadeUsers(accountId: AccountId): { users: MadeUser[] | null; error: AppError | null } {
  const { line } = useWorld()
  const [users, setUsers] = useState<MadeUser[] | null>(null)
  const [error, setError] = useState<AppError | null>(null)
  useEffect(() => {
    let current = true
    const stop = line.on('identity.changed', change => change.accountId === accountId && setUsers(change.users))
    void line.call('identity.list', { accountId }).then(answer => {
      if (!current) return
      if (answer.ok) setUsers(answer.value)
      else setError(answer.error)
    })
    return () => {
      current = false
      stop()
    }
  }, [line, accountId])
  return { users, error }
}
