import { expect, test } from 'vitest'
import { statusKey } from '../../electron/service/edge/status-key.ts'
import { statusAddress } from '../../electron/service/status-address.ts'
import { startLocalService, temporaryDirectory, threadOf } from '../helpers/local-service.ts'
import { ask } from '../helpers/local-service-raw.ts'

const keyOf = (service: { connectionString: string }): string =>
  statusKey(service.connectionString.split('accesskey=')[1] ?? '')

test('whoever has the key sees people, threads and connections, as text', async () => {
  const service = await startLocalService()
  const [ann, bob] = [await service.person(), await service.person()]
  await threadOf([ann, bob], '<script>alert(1)</script>')
  const page = await ask(service, { path: `/?key=${keyOf(service)}`, version: false })
  expect(page.text).toContain(ann.id)
  expect(page.text).toContain(bob.id)
  expect(page.text).toContain('&#60;script&#62;alert(1)')
  expect(page.text).not.toContain('<script')
})

test('without the key, or with another, it tells nothing about anybody', async () => {
  const service = await startLocalService()
  const ann = await service.person()
  await threadOf([ann], 'Secret plans')
  for (const key of ['', 'x', statusKey('b3RoZXI=')]) {
    const page = await ask(service, { path: `/?key=${key}`, version: false })
    expect(page.text).not.toContain(ann.id)
    expect(page.text).not.toContain('Secret plans')
  }
})

test('the address of the page is told by the data of a running service', async () => {
  const directory = temporaryDirectory()
  await expect(statusAddress(directory)).rejects.toThrow('no service runs on')
  const service = await startLocalService({ directory })
  expect(await statusAddress(directory)).toBe(`${service.endpoint}/?key=${keyOf(service)}`)
})
