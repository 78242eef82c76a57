import { existsSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { startLocalService, temporaryDirectory, threadOf } from '../helpers/local-service.ts'
import { ask } from '../helpers/local-service-raw.ts'

test('anybody may ask whether it lives, and learns nothing else', async () => {
  const service = await startLocalService()
  const ann = await service.person()
  const thread = await threadOf([ann], 'Secret plans')
  await thread.sendMessage({ content: 'hush' })
  const health = await ask(service, { path: '/health', version: false })
  expect([health.status, health.body]).toEqual([200, { status: 'ok', instance: expect.any(String) as string }])
  const page = await ask(service, { path: '/', version: false })
  expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
  for (const [name, value] of [
    ['People', 1],
    ['Threads', 1],
    ['Messages', 3],
    ['Connected now', 0],
  ]) {
    expect(page.text).toContain(`<th scope="row">${name}</th><td>${value}</td>`)
  }
  for (const secret of ['Secret plans', 'hush', ann.id, service.connectionString.split('accesskey=')[1] ?? '-']) {
    expect(page.text + health.text).not.toContain(secret)
  }
})

test('with kept data it leaves word where it is, for its owner, and takes that away when it stops', async () => {
  const directory = temporaryDirectory()
  const service = await startLocalService({ directory })
  const file = path.join(directory, 'running.json')
  const { body } = await ask(service, { path: '/health', version: false })
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
    endpoint: service.endpoint,
    connectionString: service.connectionString,
    instance: (body as unknown as { instance: string }).instance,
    pid: process.pid,
  })
  expect(statSync(file).mode & 0o777).toBe(0o600)
  await service.close()
  expect(existsSync(file)).toBe(false)
})
