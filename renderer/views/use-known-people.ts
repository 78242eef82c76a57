import { useEffect, useState } from 'react'
import type { AccountId, Person } from '../../electron/contract/domain.ts'
import { useWorld } from './world.ts'

const nobody: readonly Person[] = []

/** Whom the account can be expected to know, as of when this came up; nobody until that is told. */
export function useKnownPeople(accountId: AccountId): readonly Person[] {
  const { line } = useWorld()
  const [known, setKnown] = useState(nobody)
  useEffect(() => {
    let current = true
    void line.call('person.list', { accountId }).then(answer => {
      if (current && answer.ok) setKnown(answer.value)
    })
    return () => {
      current = false
    }
  }, [line, accountId])
  return known
}
