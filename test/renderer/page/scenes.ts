import type { AccountId, ClosedAccount, LocalId } from '../../../electron/contract/domain.ts'
import type { FakeBridge } from '../../helpers/fake-bridge.ts'
import * as world from './world.ts'

const { ACCOUNT, SECOND, account, addLongThread, addThread, emptyBridge, html, managed, person, text, under } = world
const { amina, dalia, echo, longName, me, nameless, tomas, yuki } = world

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** A working day of somebody with several conversations. */
function office(now: number): FakeBridge {
  const bridge = emptyBridge()
  const mine = bridge.add(account(), [amina, tomas, yuki, dalia, nameless, longName, echo])
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
  const launch = bridge.thread(ACCOUNT, world.threadId('launch'))
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
  const alone = bridge.thread(ACCOUNT, world.threadId('amina'))
  alone.marks = [{ threadId: alone.thread.id, userId: amina.id, readUpTo: ago(12), readAt: ago(11) }]
  return bridge
}

type Scene = (now: number) => FakeBridge

function waiting(now: number): FakeBridge {
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
  const fake = bridge.thread(ACCOUNT, world.threadId('waiting'))
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

/** What people and other clients write with form, and answers to it. */
function rich(now: number): FakeBridge {
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
  const { messages } = bridge.thread(ACCOUNT, world.threadId('rich'))
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
  const fake = bridge.thread(ACCOUNT, world.threadId('rich'))
  fake.thread = { ...fake.thread, last: messages.at(-1) ?? null }
  return bridge
}

/** A list that its owner has put in order, with people of every kind and names of their own for some. */
function arranged(now: number): FakeBridge {
  const bridge = office(now)
  const mine = bridge.accounts.get(ACCOUNT)!
  const ago = (minutes: number) => now - minutes * MINUTE
  const kinds = [
    { id: '8:orgid:5c1f0c1e-3d8b-4c39-9f04-6a2f6f3f1d11', name: 'Priya Raman' },
    { id: '4:+33612345678', name: null },
    { id: '28:orgid:7e7c0b7a-weather', name: 'Weather' },
    { id: '8:orgid:0b7a2e54-1111-4c39-9f04-6a2f6f3f1d12', name: null },
    { id: '48:something-new', name: 'Visitor from afar' },
  ] as { id: typeof me.id; name: string | null }[]
  addThread(
    mine,
    'kinds',
    kinds,
    kinds.map((by, at) => ({ by, at: ago(200 - at * 7), body: text(`Hello from ${by.id.split(':')[0]}`) })),
    { topic: 'All kinds of people', unread: 5, mentions: 1 },
  )
  kinds.slice(0, 3).forEach((by, at) => {
    addThread(mine, `kind-${at}`, [by], [{ by, at: ago(3000 + at), body: text('Just the two of us') }])
  })
  const change = (name: string, change: Parameters<FakeBridge['change']>[2]) =>
    bridge.change(ACCOUNT, world.threadId(name), change)
  change('launch', { mentions: 1 })
  change('amina', { pinned: 2 })
  change('draft', { pinned: 1 })
  change('names', { muted: { until: null } })
  change('nobody', { markedUnread: true })
  change('failing', { failed: 2 })
  mine.contacts = [
    { id: amina.id, name: 'Amina (harbour)', hue: 5, note: 'Knows the keys.\nBirthday in May.' },
    { id: kinds[1]!.id, name: 'Plumber', hue: null, note: '' },
    { id: tomas.id, name: null, hue: 2, note: 'Prefers mornings' },
  ]
  return bridge
}

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

const closed = (because: ClosedAccount['because'], name: string): ClosedAccount => ({
  ...{ id: because === 'key-lost' ? SECOND : (crypto.randomUUID() as AccountId), kind: 'token', because, name },
  endpoint: 'https://contoso.communication.azure.com',
})

const connected =
  (connection: Parameters<typeof account>[0]): Scene =>
  now => {
    const bridge = office(now)
    bridge.update(account(connection))
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

export const scenes = {
  office,
  arranged,
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
  'first-run': () => emptyBridge(),
  profile: () => {
    const bridge = emptyBridge()
    bridge.add(account())
    bridge.snapshot = { ...bridge.snapshot, profile: 'anna' }
    return bridge
  },
  'first-run-managed': () => under(managed, emptyBridge()),
  'policy-broken': () =>
    under(
      { state: 'broken', file: '/etc/parlance/policy.json', problem: 'wrong-value', detail: 'signIn.1' },
      emptyBridge(),
    ),
  managed: now => under(managed, office(now)),
  /** A page, with no desktop around it. */
  'in-browser': now => {
    const bridge = office(now)
    bridge.snapshot = { ...bridge.snapshot, desktop: null }
    return bridge
  },
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
  'keychain-locked': () => {
    const bridge = emptyBridge()
    bridge.snapshot = {
      ...bridge.snapshot,
      keychain: { state: 'locked', detail: 'org.freedesktop.Secret.Error.IsLocked' },
    }
    return bridge
  },
  'keychain-missing': () => {
    const bridge = emptyBridge()
    bridge.snapshot = {
      ...bridge.snapshot,
      keychain: { state: 'missing', detail: 'org.freedesktop.DBus.Error.ServiceUnknown' },
    }
    return bridge
  },
  'nobody-yet': () => {
    const bridge = emptyBridge()
    bridge.add(account())
    return bridge
  },
  /** Just signed in for the first time, in the workspace of this computer. */
  newcomer: now => {
    const bridge = emptyBridge()
    const mine = bridge.add(account(), [echo])
    addThread(
      mine,
      'echo',
      [echo],
      [{ by: echo, at: now - MINUTE, body: text('Hello, I am Echo. Whatever you write here comes back to you.') }],
      { topic: 'Echo' },
    )
    return bridge
  },
  /** Holds the key of a resource in the cloud. */
  developer: connected({ kind: 'connection-string', endpoint: 'https://contoso.communication.azure.com' }),
  connecting: connected({ connection: { state: 'connecting' } }),
  offline: now => connected({ connection: { state: 'offline', retryAt: now + 23_000 } })(now),
  'not-live': connected({ connection: { state: 'online', live: false } }),
  'signed-out': connected({
    ...{ kind: 'token', endpoint: 'https://contoso.communication.azure.com' },
    connection: { state: 'signed-out', because: 'expired' },
  }),
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
  /** Changes that wait or failed, a history that is still on its way, an export that runs. */
  waiting,
  rich,
  crowd,
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
  'disk-full': connected({ trouble: 'disk-full' }),
  'long-2000': longOf(2000),
  'long-50000': longOf(50_000),
} satisfies Record<string, Scene>

export type SceneName = keyof typeof scenes
