import type { FakeBridge } from '../../../helpers/fake-bridge.ts'
import { ACCOUNT, MINUTE, addThread, amina, dalia, html, me, text, threadId, tomas, yuki } from '../world.ts'
import { office } from './office.ts'

/** What people and other clients write with form, and answers to it. */
export function rich(now: number): FakeBridge {
  const bridge = office(now)
  const mine = bridge.accounts.get(ACCOUNT)!
  const ago = (minutes: number) => now - minutes * MINUTE
  const mention = (who: typeof me) =>
    `<msft-mention id="${who.id}" displayText="${who.name}">@${who.name}</msft-mention>`
  addThread(
    mine,
    'rich',
    [amina, tomas, yuki, dalia],
    [
      {
        by: tomas,
        at: ago(60),
        body: html(
          `<p>${mention(me)} and ${mention(yuki)}, the <strong>plan</strong>:</p><ol><li>Read the <em>draft</em></li><li>Fix <code>price()</code><ul><li>also the <s>old</s> one</li></ul></li></ol><pre><code>const price = (n: number) =&gt; n * 1.2\nexport { price }</code></pre>`,
        ),
      },
      {
        by: amina,
        at: ago(55),
        body: html(
          '<table><tr><th>Region</th><th>Quarter</th><th>Revenue in thousands</th><th>Compared with last year</th><th>Forecast for next year</th><th>Remarks</th></tr><tr><td>North</td><td>Q1</td><td>1,204</td><td>+4.2 %</td><td>1,300</td><td>two new partners since spring</td></tr></table><p><img src="https://example.com/chart.png" alt="chart.png"></p>',
        ),
      },
      {
        by: dalia,
        at: ago(50),
        body: html('<p>אני אבדוק את <b>התרגום</b> הערב</p><blockquote>שלום לכולם</blockquote>'),
      },
      { by: me, at: ago(40), body: text('The invitation goes out on Thursday, after the call with the printers.') },
      { by: amina, at: ago(38), body: { kind: 'deleted', at: ago(37) } },
      { by: tomas, at: ago(30), body: html('<p>Good, thank you!</p>') },
      { by: amina, at: ago(28), body: html('<p>Which one?</p>') },
      {
        by: me,
        at: ago(20),
        body: html(
          `<blockquote><p><strong>Tomás Herrera</strong><br>Good, thank you!</p></blockquote><p>You are <strong>welcome</strong>, ${mention(tomas)}.</p>`,
        ),
      },
    ],
    { topic: 'Formats' },
  )
  const { messages } = bridge.thread(ACCOUNT, threadId('rich'))
  const answers = [
    [5, 3, 'Nora Lindqvist', messages[3]!],
    [6, 4, 'Amina Okafor', messages[4]!],
    [7, 5, 'Tomás Herrera', messages[5]!],
  ] as const
  for (const [at, to, author, original] of answers) {
    const answer = messages[at]!
    const said = original.body.kind === 'text' ? original.body.text : 'What was here before'
    const own = answer.body.kind === 'html' ? answer.body.html.replace(/^<blockquote>.*<\/blockquote>/, '') : ''
    const quote = `<blockquote><p><strong>${author}</strong><br>${said}</p></blockquote>`
    messages[at] = { ...answer, body: html(quote + own), metadata: { replyTo: String(messages[to]!.sentAt) } }
  }
  const fake = bridge.thread(ACCOUNT, threadId('rich'))
  fake.thread = { ...fake.thread, last: messages.at(-1) ?? null }
  return bridge
}
