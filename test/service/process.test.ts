import { execFile } from 'node:child_process'
import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { networkInterfaces } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import Database from 'better-sqlite3-multiple-ciphers'
import { expect, test } from 'vitest'
import { chatClient, collect, identityClient, temporaryDirectory } from '../helpers/local-service.ts'
import { runService } from '../helpers/local-service-process.ts'

test('it prints one line of JSON when ready, keeps quiet about secrets, and stops on SIGTERM', async () => {
  const service = runService('--memory', '--port', '0', '--verbose')
  const { endpoint, connectionString } = await service.ready()
  expect(endpoint).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  const key = connectionString.slice(`endpoint=${endpoint}/;accesskey=`.length)
  expect(Buffer.from(key, 'base64')).toHaveLength(32)
  const identity = identityClient({ connectionString })
  const { token } = await identity.createUserAndToken(['chat'])
  const chat = chatClient({ endpoint }, token)
  const { chatThread } = await chat.createChatThread({ topic: 'Surprise party' })
  await chat.getChatThreadClient(chatThread?.id ?? '').sendMessage({ content: 'do not tell' })
  service.child.kill('SIGTERM')
  expect(await service.ended).toBe(0)
  expect(service.stdout().trim().split('\n')).toHaveLength(1)
  const log = service.stderr()
  for (const line of log.trim().split('\n')) expect(JSON.parse(line)).toMatchObject({ level: expect.any(String) })
  for (const secret of [key, token, 'Surprise', 'do not tell', chatThread?.id ?? '-']) expect(log).not.toContain(secret)
})

test('with --parent-watch it ends when its parent lets go of it', async () => {
  const service = runService('--memory', '--port', '0', '--parent-watch')
  await service.ready()
  service.child.stdin?.end()
  expect(await service.ended).toBe(0)
})

test('as a utility process it tells its parent where it is and stops when told to', async () => {
  const parent = `process.parentPort = {
    on(event, listener) { if (event === 'message') this.hear = listener },
    postMessage(message) {
      process.stderr.write('told ' + JSON.stringify(message))
      setImmediate(() => this.hear({ data: 'stop' }))
    },
  }`
  const main = fileURLToPath(new URL('../../electron/service/main.ts', import.meta.url))
  const args = ['--import', `data:text/javascript,${encodeURIComponent(parent)}`, main, '--memory', '--port', '0']
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [...args, '--parent-watch'])
  expect(stderr).toContain(`told ${stdout.trim()}`)
})

test('data stays, with its keys, in files nobody else may read', async () => {
  const directory = path.join(temporaryDirectory(), 'new')
  const first = runService('--data', directory, '--port', '0')
  const { connectionString } = await first.ready()
  const user = await identityClient({ connectionString }).createUser()
  const second = runService('--data', directory, '--port', '0')
  expect(await second.ended).toBe(7)
  first.child.kill('SIGINT')
  expect(await first.ended).toBe(0)
  expect(statSync(path.join(directory, 'service.db')).mode & 0o777).toBe(0o600)
  expect(statSync(directory).mode & 0o777).toBe(0o700)
  const third = runService('--data', directory, '--port', '0')
  const again = await third.ready()
  const key = (text: string) => text.split('accesskey=')[1]
  expect(key(again.connectionString)).toBe(key(connectionString))
  await expect(identityClient(again).getToken(user, ['chat'])).resolves.toBeDefined()
})

test.each([
  ['an unknown option', ['--nonsense']],
  ['a port that is no port', ['--port', '70000']],
  ['a key that is not base64', ['--memory', '--access-key', '%%%']],
  ['two places for the data', ['--memory', '--data', 'somewhere']],
])('%s ends it with code 2 and one line', async (_what, args) => {
  const service = runService(...args)
  expect(await service.ended).toBe(2)
  expect(service.stdout()).toBe('')
  expect(service.stderr()).toMatch(/^error: [^\n]+\n$/)
})

test('an occupied port ends it with code 3 and says which', async () => {
  const other = createServer()
  await new Promise<void>(resolve => other.listen(0, '127.0.0.1', resolve))
  const address = other.address()
  const port = String(typeof address === 'object' ? address?.port : '')
  const service = runService('--memory', '--port', port)
  expect(await service.ended).toBe(3)
  expect(service.stderr()).toContain(`error: port ${port} is already in use`)
  other.close()
})

test('a place that cannot hold data ends it with code 4', async () => {
  const file = path.join(temporaryDirectory(), 'file')
  writeFileSync(file, '')
  for (const place of [file, path.join(file, 'below')]) {
    const service = runService('--data', place, '--port', '0')
    expect(await service.ended).toBe(4)
    expect(service.stderr()).toContain(place)
  }
})

async function databaseOf(change: (file: string) => void) {
  const directory = temporaryDirectory()
  const service = runService('--data', directory, '--port', '0')
  const { connectionString } = await service.ready()
  for (let index = 0; index < 20; index += 1) await identityClient({ connectionString }).createUser()
  service.child.kill('SIGTERM')
  await service.ended
  const file = path.join(directory, 'service.db')
  change(file)
  const before = readFileSync(file)
  const again = runService('--data', directory, '--port', '0')
  const code = await again.ended
  expect(readFileSync(file).equals(before)).toBe(true)
  return { code, message: again.stderr() }
}

test('a damaged database is refused with code 5 and left as it is', async () => {
  const garbage = await databaseOf(file => writeFileSync(file, Buffer.alloc(8192, 'no database ')))
  expect([garbage.code, garbage.message]).toEqual([5, expect.stringContaining('damaged')])
  const overwritten = await databaseOf(file => {
    const bytes = readFileSync(file)
    bytes.fill(0xa5, 4096)
    chmodSync(file, 0o600)
    writeFileSync(file, bytes)
  })
  expect(overwritten.code).toBe(5)
})

test('a database from a newer version is refused with code 6 and left as it is', async () => {
  const { code, message } = await databaseOf(file => {
    const database = new Database(file)
    database.pragma('user_version = 999')
    database.close()
  })
  expect([code, message]).toEqual([6, expect.stringContaining('newer version')])
})

test('--help explains the options and exit codes', async () => {
  const service = runService('--help')
  expect(await service.ended).toBe(0)
  for (const word of ['--port', '--data', '--memory', '--access-key', '--limits', '--people', 'Exit codes']) {
    expect(service.stdout()).toContain(word)
  }
})

test('--limits and --people are what they are called', async () => {
  const service = runService('--memory', '--port', '0', '--limits', '--people')
  const ready = await service.ready()
  const { token } = await identityClient(ready).createUserAndToken(['chat'])
  const chat = chatClient(ready, token)
  const threads = await collect(chat.listChatThreads())
  expect(threads.map(({ topic }) => topic)).toEqual(['Echo', 'Saturday walk'])
  const asking = async () => {
    for (let count = 0; count < 50; count += 1) await collect(chat.listChatThreads())
  }
  await expect(asking()).rejects.toMatchObject({ statusCode: 429 })
})

test('it listens on this computer only', async () => {
  const service = runService('--memory', '--port', '0')
  const { port } = new URL((await service.ready()).endpoint)
  const others = Object.values(networkInterfaces())
    .flat()
    .filter(one => one?.family === 'IPv4' && !one.internal)
  for (const other of others) await expect(fetch(`http://${other?.address}:${port}/health`)).rejects.toThrow()
  expect((await fetch(`http://127.0.0.1:${port}/health`)).status).toBe(200)
})

test('whatever was answered survives SIGKILL, in order and once', async () => {
  const directory = temporaryDirectory()
  const confirmed: string[] = []
  let threadId = ''
  let token = ''
  for (let round = 0; round < 4; round += 1) {
    const service = runService('--data', directory, '--port', '0')
    const ready = await service.ready()
    if (token === '') {
      token = (await identityClient(ready).createUserAndToken(['chat'])).token
      const { chatThread } = await chatClient(ready, token).createChatThread({ topic: 'Crash' })
      threadId = chatThread?.id ?? ''
    }
    const thread = chatClient(ready, token).getChatThreadClient(threadId)
    const messages = await collect(thread.listMessages({ maxPageSize: 200 }))
    const texts = messages.flatMap(one => (one.type === 'text' ? [one.content?.message ?? ''] : [])).reverse()
    // One send may have been committed without its answer getting out.
    const unconfirmed = texts.filter(text => !confirmed.includes(text))
    expect(unconfirmed.length).toBeLessThanOrEqual(round)
    expect(texts.filter(text => confirmed.includes(text))).toEqual(confirmed)
    expect(new Set(texts).size).toBe(texts.length)
    const sequence = messages.map(one => Number(one.sequenceId)).reverse()
    expect(sequence).toEqual(sequence.map((_, index) => index + 1))
    const target = confirmed.length + 15
    const sending = (async () => {
      for (let index = 0; ; index += 1) {
        const content = `${round}.${index}`
        await thread.sendMessage({ content })
        confirmed.push(content)
        if (confirmed.length === target) service.child.kill('SIGKILL')
      }
    })()
    await expect(sending).rejects.toThrow()
    expect(await service.ended).toBe('SIGKILL')
  }
  expect(confirmed.length).toBeGreaterThanOrEqual(60)
})
