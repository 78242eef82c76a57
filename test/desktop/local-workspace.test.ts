import { statSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import type { Person, UserId } from '../../electron/contract/domain.ts'
import type { LocalWorkspace, Log } from '../../electron/core/system-ports.ts'
import { systemClock } from '../../electron/shell/both/clock.ts'
import { openLocalWorkspace } from '../../electron/shell/both/local-workspace.ts'
import { nodeServiceProcess } from '../../electron/shell/both/service-process.ts'
import type { ServiceProcess } from '../../electron/shell/both/service-process.ts'
import { tempDir } from '../helpers/temp-dir.ts'

// The service runs from source here: what counts is who starts it, who finds it, and who outlives whom.
const start = nodeServiceProcess(fileURLToPath(new URL('../../electron/service/main.ts', import.meta.url)))
const log: Log = { info: () => undefined, warn: () => undefined, error: () => undefined }

function instance(directory: string) {
  const started: ServiceProcess[] = []
  const workspace = openLocalWorkspace({
    directory,
    clock: systemClock,
    log,
    start: args => {
      const child = start(args)
      started.push(child)
      return child
    },
  })
  onTestFinished(() => workspace.stop())
  return { workspace, started }
}

async function connect(workspace: LocalWorkspace): Promise<string> {
  const ensured = await workspace.ensure()
  if (!ensured.ok) throw new Error(ensured.error.detail)
  return ensured.value.connectionString
}

const answers = (connectionString: string): Promise<boolean> =>
  new Promise(resolve => {
    const endpoint = /endpoint=([^;]+)/.exec(connectionString)?.[1] ?? ''
    const sent = request(endpoint, { agent: false }, response => {
      response.resume()
      resolve(true)
    })
    sent.on('error', () => resolve(false))
    sent.end()
  })

test('instances of one data directory meet in one service, however close together they start', async () => {
  const directory = tempDir()
  const instances = Array.from({ length: 4 }, () => instance(directory))
  const found = await Promise.all(instances.map(({ workspace }) => connect(workspace)))
  expect(new Set(found).size).toBe(1)
  expect(instances.flatMap(({ started }) => started)).toHaveLength(1)
  expect(await answers(found[0] ?? '')).toBe(true)
  if (process.platform !== 'win32') expect(statSync(join(directory, 'service.json')).mode & 0o077).toBe(0)
})

test('the service ends with who started it; the next who needs it starts it on the same port with the same key', async () => {
  const directory = tempDir()
  const [first, second] = [instance(directory), instance(directory)]
  const before = await connect(first.workspace)
  expect(await connect(second.workspace)).toBe(before)
  await first.workspace.stop()
  expect(await answers(before)).toBe(false)
  expect(await connect(second.workspace)).toBe(before)
  expect(second.started).toHaveLength(1)
})

test('a service that died is started again', async () => {
  const { workspace, started } = instance(tempDir())
  const before = await connect(workspace)
  started[0]?.kill(true)
  await started[0]?.exited
  expect(await connect(workspace)).toBe(before)
  expect(started).toHaveLength(2)
})

test('a rendezvous that leads nowhere is not believed', async () => {
  const directory = tempDir()
  const { workspace, started } = instance(directory)
  const stale = {
    pid: 1,
    endpoint: 'http://127.0.0.1:1',
    connectionString: 'endpoint=http://127.0.0.1:1/;accesskey=YQ==',
  }
  writeFileSync(join(directory, 'service.json'), JSON.stringify(stale))
  expect(await answers(await connect(workspace))).toBe(true)
  expect(started).toHaveLength(1)
})

test('a service that cannot start is an error with its own last words', async () => {
  const directory = tempDir()
  writeFileSync(join(directory, 'service'), 'a file where its folder should be')
  const { workspace } = instance(directory)
  const ensured = await workspace.ensure()
  expect(ensured).toMatchObject({ ok: false, error: { kind: 'local-service' } })
  expect(ensured.ok ? '' : ensured.error.detail).toContain('service')
})

test('everybody who announces themselves is known to every instance', () => {
  const directory = tempDir()
  const person = (id: string, name: string): Person => ({ id: id as UserId, name })
  const [anna, ben] = [instance(directory).workspace, instance(directory).workspace]
  anna.announce(person('8:acs:a_1', 'Anna'))
  ben.announce(person('8:acs:a_2', 'Ben'))
  anna.announce(person('8:acs:a_1', 'Anna B.'))
  const known = anna.people().toSorted((a, b) => a.id.localeCompare(b.id))
  expect(known).toEqual([person('8:acs:a_1', 'Anna B.'), person('8:acs:a_2', 'Ben')])
  writeFileSync(join(directory, 'people', 'broken.json'), '{')
  expect(ben.people()).toHaveLength(2)
})
