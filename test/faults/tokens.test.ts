import { expect, test, vi } from 'vitest'
import type { Faults } from '../../electron/service/edge/faults.ts'
import { eventually } from '../helpers/eventually.ts'
import { startLocalService } from '../helpers/local-service.ts'
import { startTestApp } from '../helpers/start-test-app.ts'
import { counts, patience } from './counts.ts'
import { suffer, type Interruption } from './interruption.ts'
import { live, scene, threadWith, type Scene } from './scene.ts'

vi.setConfig({ testTimeout: patience })

const revoke = ({ service, app }: Scene): Promise<void> =>
  service.identity.revokeTokens({ communicationUserId: app.account.me })

async function revoked(): Promise<Interruption> {
  const here = await scene({ threads: 1 })
  return { here, what: 'token revoked', count: counts.tokens, begin: () => revoke(here), end: () => {} }
}

async function identityServiceDown(): Promise<Interruption> {
  const here = await scene({ threads: 1 })
  return {
    ...{ here, what: 'identity service down while the token is revoked', count: counts.tokens },
    async begin() {
      here.faults.request = ({ route }) =>
        route.includes('issueAccessToken') ? { kind: 'answer', status: 503 } : undefined
      await revoke(here)
    },
    end: () => delete here.faults.request,
  }
}

async function refusedAllocations(count: number): Promise<Interruption> {
  const here = await scene({ threads: 1 })
  return {
    ...{ here, what: 'four 401s in a row on allocation', count },
    begin() {
      let refusals = 0
      here.faults.request = ({ route }) =>
        route.endsWith('/v4/a') && refusals++ < 4 ? { kind: 'answer', status: 401 } : undefined
      here.service.dropConnections()
    },
    end: () => {},
  }
}

/** Two messages are written each time, and one of them may be tried once more. */
const everyMs = 6500

/** Signed in with a pasted token, which nobody but its owner can replace; the clock of its service can be set ahead. */
async function pasted() {
  const faults: Faults = {}
  const clock = { aheadMs: 0 }
  const service = await startLocalService({ faults, now: () => Date.now() + clock.aheadMs })
  const [ada, bo] = [await service.person(), await service.person()]
  const app = await startTestApp({})
  const { endpoint } = service
  await app.call('account.signIn', { way: 'token', endpoint, token: ada.token, name: 'Ada' })
  await live(app)
  const here = { service, faults, app, bo, threads: [await threadWith(app, bo)] }
  const saysSo = async (): Promise<void> => {
    const state = () => app.heard['connection.changed'].at(-1)?.connection
    await eventually(() => expect(state()).toEqual({ state: 'signed-out', because: 'refused' }), 60_000)
  }
  const renew = async (): Promise<void> => {
    const { token } = await service.identity.getToken({ communicationUserId: ada.id }, ['chat'])
    await app.call('account.renew', { accountId: app.account.id, token })
  }
  return { here, clock, saysSo, renew }
}

async function refusedForGood(): Promise<Interruption> {
  const { here, saysSo, renew } = await pasted()
  return {
    ...{ here, what: 'pasted token refused: says so, and goes on with a new one', count: counts.tokens, everyMs },
    begin: () => revoke(here),
    async end() {
      await saysSo()
      await renew()
    },
  }
}

async function expired(): Promise<Interruption> {
  const { here, clock, saysSo, renew } = await pasted()
  return {
    ...{ here, what: 'pasted token expired: says so, and goes on with a new one', count: counts.tokens, everyMs },
    async begin() {
      clock.aheadMs = 25 * 3_600_000
      await saysSo()
      clock.aheadMs = 0
    },
    end: renew,
  }
}

test('an app without a good token gets one by itself or says that it needs one, and loses nothing meanwhile', async () => {
  // The signaling client takes half a minute to recover from refused allocations, so several suffer at once.
  const lanes = counts.tokens > 4 ? 4 : 1
  const interruptions = [
    ...[expired, revoked, identityServiceDown, refusedForGood],
    ...Array.from({ length: lanes }, () => () => refusedAllocations(Math.ceil(counts.tokens / lanes))),
  ]
  await Promise.all(interruptions.map(async open => suffer(await open())))
})
