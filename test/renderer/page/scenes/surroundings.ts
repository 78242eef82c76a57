import type { AccountId, ClosedAccount } from '../../../../electron/contract/domain.ts'
import { ACCOUNT, SECOND, type Scene, account, emptyBridge, managed, person, under } from '../world.ts'
import { office } from './office.ts'

const closed = (because: ClosedAccount['because'], name: string): ClosedAccount => ({
  ...{ id: because === 'key-lost' ? SECOND : (crypto.randomUUID() as AccountId), kind: 'token', because, name },
  endpoint: 'https://contoso.communication.azure.com',
})

/** What the computer and whoever looks after it make of a working day. */
export const surroundings = {
  managed: now => under(managed, office(now)),
  /** A page, with no desktop around it. */
  'in-browser': now => {
    const bridge = office(now)
    bridge.snapshot = { ...bridge.snapshot, desktop: null }
    return bridge
  },
  troubled: now => {
    const bridge = office(now)
    bridge.add(
      account({
        id: SECOND,
        name: 'Nora at Contoso',
        kind: 'token',
        endpoint: 'https://contoso.communication.azure.com',
        me: person(77, null).id,
      }),
    )
    bridge.snapshot = {
      ...bridge.snapshot,
      keychain: { state: 'session-only' },
      notices: [
        {
          id: '11111111-1111-4111-8111-111111111111',
          accountId: ACCOUNT,
          at: now,
          what: { kind: 'history-rebuilt', setAside: 'history.db.damaged-2026-03-01' },
        },
      ],
    }
    return bridge
  },
  'one-closed': now => {
    const bridge = office(now)
    bridge.snapshot = { ...bridge.snapshot, closed: [closed('key-lost', 'Nora at Contoso')] }
    return bridge
  },
  'all-closed': () => {
    const bridge = emptyBridge()
    const problems = ['newer-version', 'read-only', 'disk-full', 'key-lost'] as const
    bridge.snapshot = { ...bridge.snapshot, closed: problems.map(because => closed(because, `Nora (${because})`)) }
    return bridge
  },
} satisfies Record<string, Scene>
