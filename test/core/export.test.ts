import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { ThreadId } from '../../electron/contract/domain.ts'
import type { Export } from '../../electron/contract/keeping.ts'
import { fail, ok } from '../../electron/contract/result.ts'
import type { ExportFile, ExportFiles } from '../../electron/core/system-ports.ts'
import { downloads } from '../../electron/shell/web/downloads.ts'
import { eventually } from '../helpers/eventually.ts'
import { startLocalService, threadOf, type LocalPerson, type LocalService } from '../helpers/local-service.ts'
import { newProfile, startTestApp, type TestApp } from '../helpers/start-test-app.ts'
import { tempDir } from '../helpers/temp-dir.ts'

interface World {
  service: LocalService
  app: TestApp
  ada: LocalPerson
  bo: LocalPerson
  home: string
  /** What is in the folder that exports go to. */
  files: () => string[]
}

async function world(files?: (real: ExportFiles) => ExportFiles): Promise<World> {
  const service = await startLocalService()
  const [ada, bo] = [await service.person(), await service.person()]
  const home = tempDir()
  mkdirSync(join(home, 'Downloads'))
  const real = downloads(home)
  const app = await startTestApp({ profile: newProfile(), exportFiles: files ? files(real) : real })
  await app.call('account.signIn', { way: 'token', endpoint: service.endpoint, token: ada.token, name: 'Ada' })
  return { service, app, ada, bo, home, files: () => readdirSync(join(home, 'Downloads')) }
}

/** A conversation with so many messages, all of them here. */
async function conversation({ app, ada, bo }: World, topic: string, texts: string[]): Promise<ThreadId> {
  const thread = await threadOf([bo, ada], topic)
  for (const content of texts) await thread.sendMessage({ content }, { senderDisplayName: 'Bo' })
  return eventually(async () => {
    const found = (await app.threads()).find(one => one.topic === topic)
    const last = found?.last?.body
    if (found?.kept.state !== 'complete') throw new Error('not complete yet')
    expect(last).toMatchObject({ kind: 'text', text: texts.at(-1) })
    return found.id
  })
}

const numbered = (count: number): string[] => Array.from({ length: count }, (_, n) => `message ${n}`)

function stateOf(app: TestApp, id: string | undefined): Export['state'] | undefined {
  return app.heard['export.changed'].filter(change => change.id === id).at(-1)?.state
}

const ended = (app: TestApp, id: string | undefined) =>
  eventually(() => {
    const state = stateOf(app, id)
    if (!state || state.state === 'running') throw new Error('still running')
    return state
  })

async function exported(here: World, threadId: ThreadId | null, format: Export['format'] = 'json') {
  const started = await here.app.call('export.start', { accountId: here.app.account.id, threadId, format })
  const state = await ended(here.app, started?.id)
  if (state.state !== 'done') throw new Error(`not done: ${JSON.stringify(state)}`)
  return { ...state, text: readFileSync(state.path, 'utf8') }
}

const textsOf = (json: string): string[][] =>
  (JSON.parse(json) as { threads: { messages: { body: { text?: string } }[] }[] }).threads.map(({ messages }) =>
    messages.flatMap(({ body }) => body.text ?? []),
  )

test('a conversation is written out whole, in order, to a private file of its name, and a second time beside it', async () => {
  const here = await world()
  const texts = numbered(25)
  const threadId = await conversation(here, 'Lunch', texts)
  const first = await exported(here, threadId)
  expect(textsOf(first.text)).toEqual([texts])
  expect(first).toMatchObject({ partial: false, messages: expect.any(Number) as number })
  expect(statSync(first.path).mode & 0o777).toBe(0o600)
  const second = await exported(here, threadId)
  expect(here.files().toSorted()).toEqual([first.path, second.path].map(path => path.split('/').at(-1)).toSorted())
  expect(here.files()[0]).toMatch(/^Lunch \d{4}-\d\d-\d\d( \(2\))?\.json$/)
  expect((await here.app.call('app.snapshot', {})).exports.map(({ state }) => state.state)).toEqual(['done', 'done'])
})

test('everything is all conversations, in each of the formats', async () => {
  const here = await world()
  await conversation(here, 'Lunch', ['Soup?'])
  await conversation(here, 'Dinner', ['Bread?'])
  for (const format of ['json', 'html', 'text'] as const) {
    const { text } = await exported(here, null, format)
    for (const said of ['Lunch', 'Soup?', 'Dinner', 'Bread?', 'Bo']) expect(text).toContain(said)
  }
})

test('messages that arrive meanwhile are not in it, and those before them all are', async () => {
  let pieces = 0
  let between = (): Promise<unknown> => Promise.resolve()
  const here = await world(real => ({
    create: name => wrapped(real, name, file => ({ ...file, write: text => between().then(() => file.write(text)) })),
  }))
  const texts = numbered(450)
  const threadId = await conversation(here, 'Busy', texts)
  const thread = here.bo.chat.getChatThreadClient(threadId)
  between = async () => {
    const content = `meanwhile ${pieces++}`
    await thread.sendMessage({ content }, { senderDisplayName: 'Bo' })
    await eventually(async () => {
      const found = (await here.app.threads()).find(({ id }) => id === threadId)
      expect(found?.last?.body).toMatchObject({ text: content })
    })
  }
  const [said = []] = textsOf((await exported(here, threadId)).text)
  expect(pieces).toBeGreaterThan(3)
  const meanwhile = said.filter(text => text.startsWith('meanwhile'))
  expect(said.filter(text => !text.startsWith('meanwhile'))).toEqual(texts)
  // Only what came before the conversation's turn.
  expect(meanwhile.length).toBeLessThan(3)
}, 60_000)

test('cancelled in the middle it leaves nothing behind, and stopping the app cancels it', async () => {
  const hold = { release: (): void => {} }
  const here = await world(real => ({
    create: name =>
      wrapped(real, name, file => ({
        ...file,
        write: text => new Promise<void>(resolve => (hold.release = resolve)).then(() => file.write(text)),
      })),
  }))
  const threadId = await conversation(here, 'Long', numbered(3))
  const start = () => here.app.call('export.start', { accountId: here.app.account.id, threadId, format: 'html' })
  const first = await start()
  expect(here.files()).toHaveLength(1)
  await here.app.call('export.cancel', { id: first?.id ?? '' })
  hold.release()
  expect(await ended(here.app, first?.id)).toEqual({ state: 'cancelled' })
  expect(here.files()).toEqual([])
  const second = await start()
  const stopped = here.app.stop()
  hold.release()
  await stopped
  expect(stateOf(here.app, second?.id)).toEqual({ state: 'cancelled' })
  expect(here.files()).toEqual([])
})

test('a disk that fills up on the way is told as such and leaves nothing behind', async () => {
  const full = { problem: 'disk-full' as const, detail: 'ENOSPC' }
  const here = await world(real => ({
    create: name => wrapped(real, name, file => ({ ...file, write: () => Promise.resolve(fail(full)) })),
  }))
  const threadId = await conversation(here, 'Full', ['a'])
  const started = await here.app.call('export.start', { accountId: here.app.account.id, threadId, format: 'text' })
  expect(await ended(here.app, started?.id)).toEqual({ state: 'failed', ...full })
  expect(here.files()).toEqual([])
})

test('somebody who chooses no file gets none, and what is not there cannot be written out', async () => {
  const here = await world(() => ({ create: () => Promise.resolve(ok(null)) }))
  const { id: accountId } = here.app.account
  expect(await here.app.call('export.start', { accountId, threadId: null, format: 'json' })).toBeNull()
  expect(here.app.heard['export.changed']).toEqual([])
  const stranger = { accountId, threadId: '19:nowhere@thread.v2', format: 'json' } as const
  expect(await here.app.tryCall('export.start', stranger)).toEqual(fail({ kind: 'not-found' }))
  expect(await here.app.tryCall('export.cancel', { id: crypto.randomUUID() })).toEqual(fail({ kind: 'not-found' }))
})

test('a place that cannot be written to is told as such', async () => {
  const here = await world(() => {
    const file = join(tempDir(), 'no folder')
    writeFileSync(file, '')
    return downloads(file)
  })
  const started = await here.app.call('export.start', {
    ...{ accountId: here.app.account.id, threadId: null, format: 'json' },
  })
  expect(started?.state).toEqual({ state: 'failed', problem: 'other', detail: 'ENOTDIR' })
})

async function wrapped(
  real: ExportFiles,
  name: string,
  wrap: (file: ExportFile) => ExportFile,
): ReturnType<ExportFiles['create']> {
  const file = await real.create(name)
  return file.ok && file.value ? ok(wrap(file.value)) : file
}
