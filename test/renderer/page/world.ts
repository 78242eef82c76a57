import type {
  Account,
  AccountId,
  Body,
  Delivery,
  Draft,
  Message,
  MessageKey,
  Person,
  ServerMessageId,
  Thread,
  ThreadId,
  UserId,
} from '../../../electron/contract/domain.ts'
import type { Policy } from '../../../electron/contract/policy.ts'
import type { Settings } from '../../../electron/contract/settings.ts'
import { usualSettings } from '../../../electron/contract/usual-settings.ts'
import { type FakeAccount, FakeBridge } from '../../helpers/fake-bridge.ts'

export const MINUTE = 60_000

/** What the window finds when it opens at that moment. */
export type Scene = (now: number) => FakeBridge

const RESOURCE = '6fd3c2a1-58e4-4a7b-9c0d-2b1e8f7a6c5d'
export const userId = (n: number): UserId =>
  `8:acs:${RESOURCE}_0000001f-${String(n).padStart(4, '0')}-ab12-8f7a-3a3a0d00c5d${n % 10}` as UserId
export const person = (n: number, name: string | null): Person => ({ id: userId(n), name })

export const me = person(1, 'Nora Lindqvist')
export const amina = person(2, 'Amina Okafor')
export const tomas = person(3, 'Tomás Herrera')
export const yuki = person(4, '佐藤 由紀')
export const dalia = person(5, 'דליה כהן')
export const nameless = person(6, null)
export const longName = person(7, 'Maximiliana-Konstantina von und zu Hohenlohe-Waldenburg-Schillingsfürst')
export const echo = person(8, 'Echo')

export const ACCOUNT = '0b4f8f8e-6a55-4d50-9c1b-5d1f7f2f0a01' as AccountId
export const SECOND = '0b4f8f8e-6a55-4d50-9c1b-5d1f7f2f0a02' as AccountId
export const threadId = (name: string): ThreadId => `19:${name}@thread.v2` as ThreadId

export function account(change: Partial<Account> = {}): Account {
  return {
    ...{ id: ACCOUNT, kind: 'local', endpoint: null, me: me.id, name: me.name ?? '' },
    ...{ connection: { state: 'online', live: true }, trouble: null },
    ...{ backfill: { state: 'complete', threads: 1, completeThreads: 1, part: 1 }, ...change },
  }
}

export const emptyBridge = (): FakeBridge =>
  new FakeBridge({
    ...{ version: '0.1.0', profile: 'default', keychain: { state: 'ready' } },
    ...{ accounts: [], closed: [], exports: [], notices: [] },
    settings: usualSettings,
    desktop: { spelling: ['de', 'en-GB', 'en-US', 'es-ES', 'fr', 'it', 'nl', 'pl', 'pt-BR', 'uk'], panel: true },
    policy: { state: 'none' },
    update: { state: 'unsupported', because: 'unpacked' },
  })

/** As an administrator wants it who allows one endpoint, one token service and no notification with words in it. */
export const managed: Policy = {
  ...{ state: 'in-force', file: '/etc/parlance/policy.json', strange: [] },
  rules: {
    ways: ['token', 'token-service'],
    endpoints: ['https://contoso.communication.azure.com'],
    tokenService: { address: 'https://login.contoso.com/chat-token', method: 'POST' },
    updates: { channel: null, server: null },
    settings: { alerts: 'no-name', tellRead: false, spelling: [] },
  },
}

export const under = (policy: Policy, bridge: FakeBridge): FakeBridge => {
  const settings = policy.state === 'in-force' ? (policy.rules.settings as Partial<Settings>) : {}
  bridge.snapshot = { ...bridge.snapshot, policy, settings: { ...bridge.snapshot.settings, ...settings } }
  return bridge
}

interface Said {
  by: Person | null
  at: number
  body: Body
  delivery?: Delivery
  editedAt?: number
}

const nothingBegun: Draft = { text: '', html: null, quote: null }

let made = 0

export function message(thread: ThreadId, { by, at, body, delivery, editedAt }: Said): Message {
  const serverId = `${at}` as ServerMessageId
  return {
    key: `${at}-${String(made++).padStart(6, '0')}` as MessageKey,
    ...{ threadId: thread, sentAt: at, version: at, sender: by, mine: by?.id === me.id, body },
    delivery: delivery ?? { state: 'sent', serverId },
    ...{ editedAt: editedAt ?? null, metadata: {}, sequenceId: null, change: null },
  }
}

export const text = (words: string): Body => ({ kind: 'text', text: words })
export const html = (markup: string): Body => ({ kind: 'html', html: markup })

export function addThread(
  to: FakeAccount,
  name: string,
  people: readonly Person[],
  said: readonly Said[],
  change: Partial<Thread> = {},
): ThreadId {
  const id = threadId(name)
  const messages = said.map(each => message(id, each))
  const last = messages.at(-1) ?? null
  const first = messages[0]?.sentAt ?? Date.now()
  const thread: Thread = {
    ...{ id, topic: null, createdAt: first, lastActivityAt: last?.sentAt ?? first, last, unread: 0 },
    ...{ others: people.slice(0, 8), participantCount: people.length + 1, membership: 'member', draft: nothingBegun },
    ...{ mentions: 0, markedUnread: false, pinned: null, muted: null, failed: 0 },
    ...{ kept: { state: 'complete' }, retentionDays: null, metadata: {}, changes: [], ...change },
  }
  const participants = [me, ...people].map((each, at) => ({ ...each, sharedFrom: at > 2 ? first : 0 }))
  to.threads.set(id, { thread, messages, participants, marks: [], holes: new Set() })
  return id
}

const sentences = [
  'The kettle is on.',
  'Did anybody look at the numbers from yesterday? They look better than I feared, but the second column needs another pair of eyes before we show it to anyone outside.',
  'Yes.',
  'I moved the meeting to Thursday, because the room was taken and half of us are travelling on Wednesday anyway.',
  'See https://example.com/notes for the notes.',
  'One moment, I will check.',
]

/** Long enough that nobody could hold all of it. */
export function addLongThread(to: FakeAccount, count: number, end: number): ThreadId {
  const said = Array.from({ length: count }, (_, at): Said => ({
    by: at % 7 < 3 ? amina : at % 7 < 5 ? me : tomas,
    at: end - (count - at) * 47_000,
    body: text(`${at}: ${sentences[at % sentences.length]}`),
  }))
  return addThread(to, 'long', [amina, tomas], said, { topic: 'A very long conversation' })
}
