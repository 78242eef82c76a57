import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ThreadId } from '../../electron/contract/domain.ts'
import type { Keychain, SecretPurpose } from '../../electron/core/system-ports.ts'
import type { ToKill } from '../helpers/app-to-kill.ts'
import { eventually } from '../helpers/eventually.ts'
import { collect, startLocalService } from '../helpers/local-service.ts'
import { newProfile, startTestApp, type Profile, type TestApp } from '../helpers/start-test-app.ts'

const appToKill = new URL('../helpers/app-to-kill.ts', import.meta.url).pathname

/** Answers the last round the app said it had kept when it was killed. */
async function runUntilKilled(input: ToKill, rounds: number): Promise<number> {
  const child = spawn(process.execPath, ['--no-warnings', appToKill, JSON.stringify(input)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text
    if (Number(said.trimEnd().split('\n').at(-1)) >= input.from + rounds) child.kill('SIGKILL')
  })
  const [, signal] = (await once(child, 'close')) as [number | null, string | null]
  expect(signal).toBe('SIGKILL')
  return Number(said.slice(0, said.lastIndexOf('\n')).split('\n').at(-1))
}

/** Remembers each secret, so that another process can be given it. */
function keepingSecrets(profile: Profile): { profile: Profile; secrets: [SecretPurpose, string][] } {
  const secrets: [SecretPurpose, string][] = []
  const { keychain } = profile
  const keeping: Keychain = {
    ...keychain,
    set(accountId, purpose, secret) {
      secrets.push([purpose, secret])
      return keychain.set(accountId, purpose, secret)
    },
  }
  return { profile: { ...profile, keychain: keeping }, secrets }
}

async function draftOf(app: TestApp, threadId: string): Promise<string | undefined> {
  return (await app.threads()).find(({ id }) => id === threadId)?.draft.text
}

test('what was answered for is kept by an app that is killed: drafts as typed, words and edits done once and in order', async () => {
  const service = await startLocalService()
  const { profile, secrets } = keepingSecrets(newProfile())
  const start = () => startTestApp({ profile, workspace: () => service.connectionString })
  const signedIn = await start()
  await signedIn.call('account.signIn', { way: 'local', name: 'Ada' })
  const { id: accountId, me } = signedIn.account
  const bo = await service.person()
  const { chatThread } = await bo.chat.createChatThread(
    { topic: 'Harbour' },
    { participants: [{ id: { communicationUserId: me } }] },
  )
  const threadId = ThreadId.parse(chatThread?.id)
  await signedIn.call('account.reconnect', { accountId })
  await eventually(async () => expect((await signedIn.threads()).map(({ id }) => id)).toContain(threadId))
  await signedIn.stop()

  const record = profile.accounts.all()[0]
  if (!record) throw new Error('nobody is signed in')
  const { directory } = profile
  const { connectionString } = service
  const expected: string[] = []
  let from = 0
  for (const rounds of [0, 3, 12]) {
    const last = await runUntilKilled({ directory, connectionString, record, secrets, threadId, from }, rounds)
    const app = await start()
    // The round that was cut short may have got as far as its draft.
    expect([`draft ${last}`, `draft ${last + 1}`]).toContain(await draftOf(app, threadId))
    await eventually(async () => {
      const messages = await app.messages(threadId)
      expect(messages.filter(({ delivery, change }) => change !== null || delivery.state !== 'sent')).toEqual([])
    }, 20_000)
    const listed = await collect(bo.chat.getChatThreadClient(threadId).listMessages())
    const texts = listed
      .filter(({ type }) => type === 'text')
      .toSorted((a, b) => Number(a.id) - Number(b.id))
      .map(({ content }) => content?.message)
    for (let n = from; n < last; n++) expected.push(`edited ${n}`)
    // The last one was kept as said, and the round that was cut short may have got further.
    const cut = texts.slice(expected.length)
    expect(texts.slice(0, expected.length)).toEqual(expected)
    expect([
      [`said ${last}`],
      [`said ${last}`, `said ${last + 1}`],
      [`edited ${last}`, `said ${last + 1}`],
    ]).toContainEqual(cut)
    expected.push(...cut.map(String))
    await app.stop()
    from = last + 2
  }
}, 120_000)

test('a draft outlives a history that is rebuilt, leaving and coming back, and is never shown in another thread', async () => {
  const service = await startLocalService()
  const profile = newProfile()
  const start = () => startTestApp({ profile, workspace: () => service.connectionString })
  const first = await start()
  await first.call('account.signIn', { way: 'local', name: 'Ada' })
  const { id: accountId, me } = first.account
  const bo = await service.person()
  const made = async (topic: string) => {
    const participants = [{ id: { communicationUserId: me } }]
    const { chatThread } = await bo.chat.createChatThread({ topic }, { participants })
    return bo.chat.getChatThreadClient(chatThread?.id ?? '')
  }
  const kept = await made('Kept')
  await made('Other')
  await first.call('account.reconnect', { accountId })
  await eventually(async () => expect(await first.threads()).toHaveLength(2))
  await first.call('draft.set', { accountId, threadId: kept.threadId, draft: { text: 'half a sen' } })
  const drafts = async (app: TestApp) =>
    Object.fromEntries((await app.threads()).map(({ topic, draft }) => [topic, draft.text])) as Record<string, string>
  expect(await drafts(first)).toEqual({ Kept: 'half a sen', Other: '' })
  await first.stop()

  for (const end of ['', '-wal', '-shm']) {
    rmSync(join(profile.directory, accountId, `history.db${end}`), { force: true })
  }
  const second = await start()
  await eventually(async () => expect(await drafts(second)).toEqual({ Kept: 'half a sen', Other: '' }))
  const membership = async () => (await second.threads()).find(({ topic }) => topic === 'Kept')?.membership
  await kept.removeParticipant({ communicationUserId: me })
  await eventually(async () => expect(await membership()).toBe('left'))
  expect(await drafts(second)).toMatchObject({ Kept: 'half a sen' })
  await kept.addParticipants({ participants: [{ id: { communicationUserId: me } }] })
  await eventually(async () => expect(await membership()).toBe('member'))
  expect(await drafts(second)).toEqual({ Kept: 'half a sen', Other: '' })

  await bo.chat.deleteChatThread(kept.threadId)
  await eventually(async () => expect(await drafts(second)).toEqual({ Other: '' }))
}, 60_000)
