import type { LocalId } from '../../../../electron/contract/domain.ts'
import type { FakeBridge } from '../../../helpers/fake-bridge.ts'
import { ACCOUNT, MINUTE, addThread, amina, dalia, me, text, threadId, tomas, yuki } from '../world.ts'
import { office } from './office.ts'

/** Changes that wait or failed, a history that is still on its way, an export that runs. */
export function waiting(now: number): FakeBridge {
  const bridge = office(now)
  bridge.holdsMessages = true
  const mine = bridge.accounts.get(ACCOUNT)!
  const backfill = { state: 'running', threads: 9, completeThreads: 5, part: 0.42 } as const
  bridge.update({ id: ACCOUNT, backfill })
  const ago = (minutes: number) => now - minutes * MINUTE
  addThread(
    mine,
    'waiting',
    [amina, tomas, yuki],
    [
      { by: amina, at: ago(9000), body: text('This is where we stopped in winter.') },
      { by: tomas, at: ago(90), body: text('And this is from today.') },
      { by: me, at: ago(80), body: text('I have changed this sentence.'), editedAt: ago(1) },
      { by: me, at: ago(70), body: { kind: 'deleted', at: ago(1) } },
      { by: amina, at: ago(60), body: text('Fine with me.') },
      { by: me, at: ago(50), body: text('And this one could not be changed any more.'), editedAt: ago(2) },
      {
        by: me,
        // Noon of yesterday, whatever the time of day now.
        at: new Date().setHours(-12, 0, 0, 0),
        body: text('Are we on for tomorrow?'),
        delivery: { state: 'failed', reason: 'expired', detail: '' },
      },
    ],
    { topic: 'Budget', kept: { state: 'partial', part: 0.62 }, retentionDays: 90 },
  )
  const fake = bridge.thread(ACCOUNT, threadId('waiting'))
  const localId = (n: number) => `00000000-0000-7000-8000-00000000000${n}` as LocalId
  const queued = { state: 'queued', attempts: 1 } as const
  const refused = { state: 'failed', reason: 'forbidden', detail: '403' } as const
  const changes = [
    { at: 2, change: { localId: localId(1), kind: 'edit', delivery: queued } },
    { at: 3, change: { localId: localId(2), kind: 'delete', delivery: queued } },
    { at: 5, change: { localId: localId(3), kind: 'edit', delivery: refused } },
  ] as const
  for (const { at, change } of changes) fake.messages[at] = { ...fake.messages[at]!, change }
  fake.holes = new Set([fake.messages[1]!.key])
  fake.thread = {
    ...fake.thread,
    changes: [
      { localId: localId(4), what: { kind: 'rename', topic: 'Budget 2027' }, delivery: queued },
      { localId: localId(5), what: { kind: 'add', people: [dalia], sharedFrom: 0 }, delivery: queued },
      { localId: localId(6), what: { kind: 'remove', person: tomas }, delivery: queued },
      { localId: localId(7), what: { kind: 'remove', person: yuki }, delivery: refused },
    ],
  }
  return bridge
}
