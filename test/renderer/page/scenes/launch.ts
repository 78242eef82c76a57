import type { FakeAccount } from '../../../helpers/fake-bridge.ts'
import { MINUTE, addThread, amina, dalia, echo, html, longName, me, text, threadId, tomas, yuki } from '../world.ts'

/** One conversation of several people, with much of what may stand in one, and who has read how far. */
export function addLaunch(mine: FakeAccount, now: number): void {
  const ago = (minutes: number) => now - minutes * MINUTE
  addThread(
    mine,
    'launch',
    [amina, tomas, yuki, longName],
    [
      { by: null, at: ago(3 * 1440), body: { kind: 'participants-added', people: [amina, tomas], by: me.id } },
      { by: null, at: ago(3 * 1440 - 1), body: { kind: 'topic-changed', topic: 'Spring launch', by: me.id } },
      {
        by: amina,
        at: ago(1500),
        body: text('Morning! The press text is ready: https://example.com/press/2026-spring.'),
      },
      { by: amina, at: ago(1499), body: text('Could you both read it before noon?') },
      { by: me, at: ago(1490), body: text('Reading it now') },
      { by: me, at: ago(1489), body: text('Two small things, I put them in the margin.'), editedAt: ago(1480) },
      {
        by: tomas,
        at: ago(1400),
        body: html(
          '<p>Agreed. My list:</p><ul><li><b>Title</b> a little shorter</li><li>The quote needs <i>a source</i></li></ul><blockquote>We build for people who read.</blockquote><p><a href="https://example.com/draft">Here is the draft</a></p>',
        ),
      },
      { by: yuki, at: ago(180), body: text('写真は今日中に送ります 📷') },
      {
        by: dalia,
        at: ago(178),
        body: text('אני אבדוק את התרגום העברי הערב, נראה לי שיש טעות בשורה 3 (English inside).'),
      },
      { by: amina, at: ago(70), body: text('🎉👏') },
      {
        by: me,
        at: ago(66),
        body: text(
          'I will be a bit late to the call, please start without me. The slides are in the usual place, and the last three can be skipped if time is short.',
        ),
      },
      { by: me, at: ago(65), body: text('Sorry!') },
      { by: amina, at: ago(40), body: { kind: 'deleted', at: ago(39) } },
      {
        by: longName,
        at: ago(30),
        body: text(
          'averyverylongwordwithoutanyspacesthatnobodyshouldeverwritebutsomebodyalwaysdoesbecausetheycanandthenthelayoutbreaks',
        ),
      },
      { by: null, at: ago(20), body: { kind: 'unsupported', type: 'callEnded' } },
      { by: tomas, at: ago(6), body: text('Call is done. Everything is decided, notes follow.') },
      { by: tomas, at: ago(5), body: text('Who sends the invitation?') },
    ],
    { topic: 'Spring launch', unread: 2 },
  )
  const launch = mine.threads.get(threadId('launch'))!
  const mark = (who: { id: typeof me.id }, upTo: number) => ({
    threadId: launch.thread.id,
    userId: who.id,
    readUpTo: upTo,
    readAt: upTo,
  })
  launch.marks = [
    mark(amina, ago(5)),
    mark(yuki, ago(65)),
    mark(longName, ago(65)),
    mark(tomas, ago(5)),
    mark(dalia, ago(5)),
    mark(echo, ago(5)),
  ]
}
