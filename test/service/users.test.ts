import { existsSync, statSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { chatClient, collect, temporaryDirectory } from '../helpers/local-service.ts'
import { runService } from '../helpers/local-service-process.ts'

interface User {
  name: string
  user: string
  endpoint: string
  token: string
}

async function users(directory: string, ...words: string[]): Promise<{ code: number | string; said: User }> {
  const command = runService('users', ...words, '--data', directory)
  const code = await command.ended
  return { code, said: (command.stdout() === '' ? {} : JSON.parse(command.stdout())) as User }
}

test.each([[[]], [['--https']]])('people are made and given tokens while the service runs %s', async options => {
  const directory = temporaryDirectory()
  const service = runService('--data', directory, '--port', '0', ...options)
  const { endpoint } = await service.ready()
  const added = await users(directory, 'add', 'Ann')
  expect(added).toMatchObject({
    code: 0,
    said: { name: 'Ann', endpoint, user: expect.stringMatching(/^8:acs:/) as string },
  })
  const again = await users(directory, 'token', 'Ann')
  expect(again.said.user).toBe(added.said.user)
  if (options.length === 0)
    expect(await collect(chatClient({ endpoint }, again.said.token).listChatThreads())).toEqual([])
  expect((await users(directory, 'list')).said).toEqual({ Ann: added.said.user })
})

test('the word a killed service left behind misleads nobody', async () => {
  const directory = temporaryDirectory()
  const service = runService('--data', directory, '--port', '0')
  await service.ready()
  service.child.kill('SIGKILL')
  await service.ended
  expect(existsSync(path.join(directory, 'running.json'))).toBe(true)
  expect((await users(directory, 'add', 'Ann')).code).toBe(0)
  expect((await users(directory, 'list')).said).toHaveProperty('Ann')
})

test('people can be made before the service runs, and names are given once', async () => {
  const directory = temporaryDirectory()
  const { said } = await users(directory, 'add', 'Ann')
  expect((await users(directory, 'add', 'Ann')).code).toBe(2)
  expect((await users(directory, 'token', 'Bob')).code).toBe(2)
  expect(statSync(path.join(directory, 'users.json')).mode & 0o777).toBe(0o600)
  const service = runService('--data', directory, '--port', '0')
  const ready = await service.ready()
  expect(await collect(chatClient(ready, said.token).listChatThreads())).toEqual([])
})
