import { expect, test, vi } from 'vitest'
import { eventually } from '../helpers/eventually.ts'
import { chatter } from './chatter.ts'
import { counts, patience } from './counts.ts'
import { figuresOf, none } from './figures.ts'
import { malformed } from './malformed.ts'
import { sum } from './mishaps.ts'
import { differences } from './same-state.ts'
import { live, scene, send } from './scene.ts'

vi.setConfig({ testTimeout: patience })

test('whatever order pushes come in, however often and however mangled, the app ends up with what the service has', async () => {
  const report = figuresOf('pushes duplicated, reordered, malformed')
  const { service, faults, app, bo, threads } = await scene({ threads: 3, sessionOnly: true })
  const guest = await service.person()
  const { token } = await service.identity.getToken({ communicationUserId: app.account.me }, ['chat'])
  // Ada writes and reads elsewhere too.
  const speakers = [bo, { id: app.account.me as string, token }]
  let count = 0
  const held: string[] = []
  faults.push = ({ userId, body }) => {
    if (userId !== String(app.account.me)) return [body]
    const bodies = [...(Math.random() < 0.3 ? [malformed(body)] : []), body]
    if (Math.random() < 0.3) bodies.push(body)
    held.push(...bodies)
    // Some wait for those that come after them, and then go in any order.
    const now = Math.random() < 0.3 ? [] : held.splice(0).toSorted(() => Math.random() - 0.5)
    count += now.length
    return now
  }
  while (count < counts.pushes) {
    await chatter(service, { speakers, guest, threads, events: 200 })
    // Nothing is pushed to an app that is gone.
    await live(app)
  }
  faults.push = ({ body }) => [...held.splice(0), body]
  for (const threadId of threads) await send(app, threadId, 'the last one')

  let found: Awaited<ReturnType<typeof differences>>[] = []
  await eventually(
    async () => {
      found = []
      for (const threadId of threads) found.push(await differences(app, bo, threadId))
      expect({ ...sum(found), other: found.flatMap(({ other }) => other) }).toEqual({ ...none, other: [] })
    },
    20_000,
    500,
  ).finally(() => report({ count, ...sum(found), other: found.flatMap(({ other }) => other).join('; ') }))
})
