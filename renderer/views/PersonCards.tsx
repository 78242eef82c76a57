import { type ReactNode, useState } from 'react'
import type { Account, Person } from '../../electron/contract/domain.ts'
import { PersonCard } from './later.tsx'
import { PersonCardContext } from './person-cards.ts'
import { useEvent } from './use-event.ts'

/** Everything inside can show the card of a person. */
export function PersonCards({ account, children }: { account: Account; children: ReactNode }) {
  const [shown, setShown] = useState<{ person: Person; at: HTMLElement } | null>(null)
  const show = useEvent((person: Person, at: HTMLElement) => setShown({ person, at }))
  const close = () => {
    shown?.at.focus()
    setShown(null)
  }
  return (
    <PersonCardContext value={show}>
      {children}
      {shown && <PersonCard key={shown.person.id} account={account} {...shown} close={close} />}
    </PersonCardContext>
  )
}
