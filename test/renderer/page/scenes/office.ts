import type { FakeBridge } from '../../../helpers/fake-bridge.ts'
import {
  ACCOUNT,
  MINUTE,
  account,
  addLongThread,
  addThread,
  amina,
  dalia,
  echo,
  emptyBridge,
  longName,
  me,
  nameless,
  text,
  threadId,
  tomas,
  yuki,
} from '../world.ts'
import { addLaunch } from './launch.ts'

const DAY = 24 * 60 * MINUTE

/** A working day of somebody with several conversations. */
export function office(now: number): FakeBridge {
  const bridge = emptyBridge()
  const mine = bridge.add(account(), [amina, tomas, yuki, dalia, nameless, longName, echo])
  const ago = (minutes: number) => now - minutes * MINUTE
  addLaunch(mine, now)
  addThread(
    mine,
    'amina',
    [amina],
    [
      { by: amina, at: ago(400), body: text('Lunch?') },
      { by: me, at: ago(398), body: text('Yes! 12:30?') },
      { by: amina, at: ago(397), body: text('👍') },
      { by: me, at: ago(12), body: text('See you downstairs') },
    ],
  )
  addThread(
    mine,
    'failing',
    [tomas],
    [
      { by: tomas, at: ago(90), body: text('Can you send me the contract?') },
      {
        by: me,
        at: ago(80),
        body: text('Here is the whole text of it'),
        delivery: { state: 'failed', reason: 'too-large', detail: '413' },
      },
      { by: me, at: ago(79), body: text('And this one waits.'), delivery: { state: 'queued', attempts: 2 } },
      { by: me, at: ago(78), body: text('Nobody knows where this one is.'), delivery: { state: 'unknown' } },
      {
        by: me,
        at: ago(77),
        body: text('This waited too long'),
        delivery: { state: 'failed', reason: 'expired', detail: '' },
      },
    ],
  )
  addThread(mine, 'draft', [yuki], [{ by: yuki, at: ago(2000), body: text('ありがとう!') }], {
    draft: { text: 'Could we move this to next', html: null, quote: null },
  })
  addThread(
    mine,
    'names',
    [longName, nameless, dalia, amina, tomas],
    [{ by: longName, at: ago(2900), body: text('A fine day to all of you, wherever you happen to read this.') }],
    { unread: 128 },
  )
  addThread(mine, 'nobody', [nameless], [{ by: nameless, at: ago(9000), body: text('hello?') }])
  addThread(mine, 'hebrew', [dalia], [{ by: dalia, at: ago(40_000), body: text('שלום! מה שלומך היום?') }])
  addThread(mine, 'left', [tomas, amina], [{ by: tomas, at: now - 400 * DAY, body: text('Bye all') }], {
    topic: 'Old project',
    membership: 'left',
  })
  addLongThread(mine, 50_000, ago(700))
  const alone = bridge.thread(ACCOUNT, threadId('amina'))
  alone.marks = [{ threadId: alone.thread.id, userId: amina.id, readUpTo: ago(12), readAt: ago(11) }]
  return bridge
}
