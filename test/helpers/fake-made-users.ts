import type { HandedToken } from '../../electron/contract/care.ts'
import type { AccountId, MadeUser, UserId } from '../../electron/contract/domain.ts'
import type { Handlers } from '../../electron/contract/ipc.ts'
import { done, ok } from './answers.ts'
import type { FakeBridge } from './fake-bridge.ts'

const HOUR = 3_600_000
/** As long as a real one. */
export const fakeToken = (n: number): string =>
  `eyJhbGciOiJSUzI1NiJ9.${'c2VjcmV0'.repeat(110)}${n}.${'c2ln'.repeat(40)}`

export function madeUserCalls(
  fake: FakeBridge,
): Pick<Handlers, `identity.${'list' | 'create' | 'token' | 'revoke' | 'delete'}`> {
  const made = new Map<AccountId, MadeUser[]>()
  const of = (accountId: AccountId) => made.get(accountId) ?? []
  const write = (accountId: AccountId, users: MadeUser[]) => {
    made.set(accountId, users)
    fake.emit('identity.changed', { accountId, users })
  }
  const hand = (accountId: AccountId, id: UserId, name: string, hours: number): HandedToken => {
    const endpoint = fake.accounts.get(accountId)?.account.endpoint ?? null
    const token = fakeToken(fake.nextId())
    return {
      ...{ id, token, endpoint: endpoint ?? 'http://127.0.0.1:8400', elsewhere: endpoint !== null },
      expiresAt: Date.now() + hours * HOUR,
      link: `parlance://sign-in#endpoint=${encodeURIComponent(endpoint ?? '')}&token=${token}&name=${encodeURIComponent(name)}`,
    }
  }
  return {
    'identity.list': ({ accountId }) => ok(of(accountId)),
    'identity.create': ({ accountId, name, hours }) => {
      const id = `8:acs:11111111-2222-4333-8444-555555555555_${crypto.randomUUID()}` as UserId
      write(accountId, [...of(accountId), { id, name, madeAt: Date.now() }])
      return ok(hand(accountId, id, name, hours))
    },
    'identity.token': ({ accountId, userId, hours }) =>
      ok(hand(accountId, userId, of(accountId).find(({ id }) => id === userId)?.name ?? '', hours)),
    'identity.revoke': () => done,
    'identity.delete': ({ accountId, userId }) => {
      const left = of(accountId).filter(({ id }) => id !== userId)
      write(accountId, left)
      return done
    },
  }
}
