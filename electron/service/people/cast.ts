import type { Caller, UserId } from '../domain.ts'
import { createIdentity } from '../operations/identities.ts'
import type { ServiceContext } from '../service-context.ts'

export interface Resident {
  name: string
  caller: Caller
}

const names = { echo: 'Echo', maya: 'Maya Lindqvist', tom: 'Tom Okafor' } as const

export type Cast = Readonly<Record<keyof typeof names, Resident>>

/** The residents of this installation: the same people, with the same ids, every time it runs. */
export function castOf(context: ServiceContext): Cast {
  const resident = (role: keyof typeof names): Resident => {
    const id: UserId = context.store.settings.getOrMake(`resident-${role}`, () => createIdentity(context))
    return { name: names[role], caller: { userId: id, scopes: ['chat'] } }
  }
  return { echo: resident('echo'), maya: resident('maya'), tom: resident('tom') }
}

export const invitation = (resident: Resident) => ({
  ...newcomer(resident.caller.userId),
  displayName: resident.name,
})

export const newcomer = (userId: UserId) => ({
  userId,
  displayName: undefined,
  metadata: undefined,
  shareHistoryAt: undefined,
})
