import { type Scene, account } from '../world.ts'
import { office } from './office.ts'

const connected =
  (connection: Parameters<typeof account>[0]): Scene =>
  now => {
    const bridge = office(now)
    bridge.update(account(connection))
    return bridge
  }

/** How an account stands to its service. */
export const connections = {
  forbidden: connected({
    ...{ kind: 'token', endpoint: 'https://fabrikam.communication.azure.com' },
    connection: {
      state: 'forbidden',
      because: {
        ...{ kind: 'policy', problem: 'endpoint', file: '/etc/parlance/policy.json' },
        detail: 'https://contoso.communication.azure.com',
      },
    },
  }),
  /** Holds the key of a resource in the cloud. */
  developer: connected({ kind: 'connection-string', endpoint: 'https://contoso.communication.azure.com' }),
  connecting: connected({ connection: { state: 'connecting' } }),
  offline: now => connected({ connection: { state: 'offline', retryAt: now + 23_000 } })(now),
  'not-live': connected({ connection: { state: 'online', live: false } }),
  'signed-out': connected({
    ...{ kind: 'token', endpoint: 'https://contoso.communication.azure.com' },
    connection: { state: 'signed-out', because: 'expired' },
  }),
  'disk-full': connected({ trouble: 'disk-full' }),
} satisfies Record<string, Scene>
