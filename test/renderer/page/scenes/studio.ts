import type { FakeBridge } from '../../../helpers/fake-bridge.ts'
import {
  MINUTE,
  type Scene,
  account,
  addThread,
  amina,
  echo,
  emptyBridge,
  html,
  me,
  person,
  text,
  threadId,
  tomas,
  yuki,
} from '../world.ts'

const priya = person(9, 'Priya Raman')
const jonas = person(10, 'Jonas Weber')

/** An ordinary day in a small publishing house: what the pictures of the README show. */
function studio(now: number): FakeBridge {
  const bridge = emptyBridge()
  const mine = bridge.add(account(), [amina, tomas, yuki, priya, jonas, echo])
  const ago = (minutes: number) => now - minutes * MINUTE
  const nora = `<msft-mention id="${me.id}" displayText="${me.name}">@${me.name}</msft-mention>`
  const question = 'Does the cover leave enough room for the title in Japanese?'
  addThread(
    mine,
    'catalogue',
    [amina, tomas, yuki],
    [
      { by: amina, at: ago(94), body: text('Good morning! The printer needs the spring catalogue by Thursday noon.') },
      {
        by: tomas,
        at: ago(88),
        body: html(
          '<p>Then this is what is left:</p><ol><li>the <strong>cover</strong>, with the new photograph</li><li>proofs of pages 12 to 18</li><li>the index</li></ol>',
        ),
      },
      { by: tomas, at: ago(87), body: text('I take the index, it is nearly done.') },
      { by: me, at: ago(80), body: text('I read the proofs this afternoon.') },
      { by: yuki, at: ago(41), body: text('表紙の写真、今日中に送ります 📷') },
      { by: yuki, at: ago(40), body: text(question) },
      { by: me, at: ago(33), body: html('<p>It does. I moved the logo up, look at <code>cover-4</code>.</p>') },
      { by: yuki, at: ago(31), body: text('Perfect, thank you! 🎉') },
      { by: amina, at: ago(4), body: html(`<p>${nora}, shall I book the courier for ten?</p>`) },
    ],
    { topic: 'Spring catalogue', unread: 1, mentions: 1 },
  )
  const catalogue = mine.threads.get(threadId('catalogue'))!
  const [asked, answer] = [catalogue.messages[5]!, catalogue.messages[6]!]
  const quote = `<blockquote><p><strong>${yuki.name}</strong><br>${question}</p></blockquote>`
  const own = answer.body.kind === 'html' ? answer.body.html : ''
  catalogue.messages[6] = { ...answer, body: html(quote + own), metadata: { replyTo: String(asked.sentAt) } }
  catalogue.marks = [amina, tomas, yuki].map(({ id }) => {
    return { threadId: catalogue.thread.id, userId: id, readUpTo: ago(31), readAt: ago(30) }
  })
  addThread(mine, 'amina', [amina], [{ by: me, at: ago(15), body: text('See you downstairs at half past') }])
  addThread(
    mine,
    'fair',
    [priya, jonas, tomas],
    [{ by: priya, at: ago(52), body: text('The stand is ours: hall 4, B 210.') }],
    {
      topic: 'Book fair',
      unread: 3,
    },
  )
  addThread(mine, 'yuki', [yuki], [{ by: yuki, at: ago(190), body: text('ありがとう!') }], {
    draft: { text: 'Could we talk about the', html: null, quote: null },
  })
  addThread(
    mine,
    'novel',
    [jonas],
    [
      { by: jonas, at: ago(2 * 1440 + 63), body: text('Proofs of the second chapter, with my corrections.') },
      { by: me, at: ago(2 * 1440 + 55), body: text('Thank you, I read them tonight.') },
      {
        by: jonas,
        at: ago(2 * 1440 + 40),
        body: text('No hurry. The dialogue on page 31 is the only thing I am not sure about.'),
      },
      { by: me, at: ago(1440 + 20), body: text('Page 31 is fine as it is. Leave the pause in.') },
      { by: jonas, at: ago(1440 + 12), body: text('The proofs are back from the printer.') },
      { by: jonas, at: ago(1440 + 11), body: text('They look good, the paper is the right one.') },
      { by: me, at: ago(1440 + 5), body: text('Then we are in time.') },
    ],
    { topic: 'The novel' },
  )
  addThread(
    mine,
    'rights',
    [priya],
    [{ by: me, at: ago(3 * 1440), body: text('The contract for the proofs is in your folder') }],
  )
  addThread(mine, 'website', [tomas, jonas], [{ by: tomas, at: ago(5 * 1440), body: text('The new page is live') }], {
    topic: 'Website',
  })
  addThread(mine, 'echo', [echo], [{ by: echo, at: ago(9 * 1440), body: text('Hello, I am Echo.') }])
  return bridge
}

export const studios = {
  studio,
  'studio-offline'(now) {
    const bridge = studio(now)
    bridge.update(account({ connection: { state: 'offline', retryAt: now + 23_000 } }))
    return bridge
  },
} satisfies Record<string, Scene>
