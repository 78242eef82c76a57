import type { FakeBridge } from '../../../helpers/fake-bridge.ts'
import {
  ACCOUNT,
  MINUTE,
  type Scene,
  account,
  addLongThread,
  addThread,
  amina,
  emptyBridge,
  me,
  person,
  text,
  tomas,
} from '../world.ts'
import { office } from './office.ts'

/** A conversation of as many people as there may be, with what can be kept with one. */
function crowd(now: number): FakeBridge {
  const bridge = office(now)
  const mine = bridge.accounts.get(ACCOUNT)!
  const people = Array.from({ length: 249 }, (_, at) => person(100 + at, `Guest ${String(at + 1).padStart(3, '0')}`))
  const ago = (minutes: number) => now - minutes * MINUTE
  addThread(
    mine,
    'crowd',
    people,
    [
      { by: null, at: ago(60), body: { kind: 'participants-added', people: people.slice(0, 12), by: me.id } },
      { by: null, at: ago(50), body: { kind: 'participants-removed', people: [people[0]!], by: people[0]!.id } },
      { by: null, at: ago(49), body: { kind: 'participants-removed', people: [people[1]!], by: people[2]!.id } },
      { by: null, at: ago(48), body: { kind: 'participants-added', people: [me], by: people[2]!.id } },
      { by: me, at: ago(5), body: text('Welcome, all of you.') },
    ],
    { topic: 'Everybody', retentionDays: 60, metadata: { project: 'Spring launch', ticket: 'LAUNCH-1204' } },
  )
  return bridge
}

/** One conversation and nothing else, so that what it costs is what the window costs. */
const longOf =
  (count: number): Scene =>
  now => {
    const bridge = emptyBridge()
    addLongThread(bridge.add(account()), count, now)
    return bridge
  }

/** Much of one thing: people, conversations or messages. */
export const many = {
  crowd,
  /** More than anybody reads: what does the list cost? */
  crowded: now => {
    const bridge = emptyBridge()
    const mine = bridge.add(account(), [amina, tomas])
    for (let n = 0; n < 1000; n++) {
      const people = [person(n + 100, `Person ${n}`), tomas]
      addThread(mine, `crowd-${n}`, people, [{ by: people[0]!, at: now - n * MINUTE, body: text(`Message ${n}`) }], {
        topic: n % 2 === 0 ? `Conversation ${n}` : null,
        unread: n % 10 === 0 ? 3 : 0,
      })
    }
    return bridge
  },
  'long-2000': longOf(2000),
  'long-50000': longOf(50_000),
} satisfies Record<string, Scene>
