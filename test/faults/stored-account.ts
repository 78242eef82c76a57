import { cpSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { AccountId } from '../../electron/contract/domain.ts'
import { eventually } from '../helpers/eventually.ts'
import { newProfile, startTestApp, type Profile, type TestApp } from '../helpers/start-test-app.ts'
import { none } from './figures.ts'
import { sum, type Mishaps } from './mishaps.ts'
import { differences } from './same-state.ts'
import { allSent, isSend, scene, send } from './scene.ts'

/** An account with a history, a draft and a message that waits, whose app was stopped; to be copied and then maltreated. */
export interface StoredAccount {
  accountId: AccountId
  profile: Profile
  /** The same account in another directory. */
  copyTo(directory: string): Profile & { folder: string }
  start(profile: Profile): Promise<TestApp>
  /** Once the app has what the service has; otherwise how they differ. */
  sameAsService(app: TestApp): Promise<Mishaps>
  /** Somebody else goes on writing. */
  writeMore(messages: number): Promise<void>
  /** Whether the draft and the message that waits are there. */
  hasEveryWord(app: TestApp): Promise<boolean>
}

export async function storedAccount(messages: number): Promise<StoredAccount> {
  const profile = newProfile()
  const { service, faults, app, bo, threads } = await scene({ threads: 2, profile })
  const [threadId = '', elsewhere = ''] = threads
  const accountId = app.account.id
  let written = 0
  const write = async (where: string, more: number): Promise<void> => {
    for (const end = written + more; written < end; written++) {
      await bo.chat.getChatThreadClient(where).sendMessage({ content: `message ${written}` })
    }
  }
  await write(threadId, messages)
  await send(app, threadId, 'sent')
  await allSent(app, threads, 30_000)
  // What is written there from here on waits, whenever the app is started.
  faults.request = request =>
    isSend(request) && decodeURIComponent(request.url).includes(threadId)
      ? { kind: 'answer', status: 429, headers: { 'Retry-After': '3600' } }
      : undefined
  await send(app, threadId, 'waits')
  await app.call('draft.set', { accountId, threadId, draft: { text: 'half a sent' } })

  const sameAsService = async (one: TestApp): Promise<Mishaps> => {
    let found: Mishaps = none
    await eventually(
      async () => {
        const all = []
        for (const id of threads) all.push(await differences(one, bo, id))
        found = sum(all)
        expect({ ...found, other: all.flatMap(({ other }) => other) }).toEqual({ ...none, other: [] })
      },
      30_000,
      200,
    )
    return found
  }
  await sameAsService(app)
  await app.stop()
  return {
    ...{ accountId, profile, sameAsService, writeMore: more => write(elsewhere, more) },
    copyTo(directory) {
      const folder = join(directory, accountId)
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      cpSync(join(profile.directory, accountId), folder, { recursive: true })
      return { ...profile, directory, folder }
    },
    start: one => startTestApp({ profile: one, workspace: () => service.connectionString }),
    async hasEveryWord(one) {
      const page = await one.call('message.page', { accountId, threadId, from: { at: 'newest' }, limit: 50 })
      const waiting = page.messages.filter(({ delivery }) => delivery.state !== 'sent')
      const texts = waiting.map(({ body }) => (body.kind === 'text' ? body.text : ''))
      const thread = (await one.call('thread.list', { accountId })).find(({ id }) => id === threadId)
      return texts.join() === 'waits' && thread?.draft.text === 'half a sent'
    },
  }
}
