import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { takeLock } from '../../electron/shell/both/instance-lock.ts'
import { tempDir } from '../helpers/temp-dir.ts'

async function taken(file: string) {
  const lock = await takeLock(file)
  if (!lock.ok) throw new Error('held by somebody')
  return lock.value
}

test('the second is told who is there and where, until the first lets go', async () => {
  const file = join(tempDir(), 'instance.lock')
  const first = await taken(file)
  expect(await takeLock(file)).toEqual({ ok: false, error: { heldBy: { pid: process.pid, address: null } } })
  first.announce('http://127.0.0.1:1')
  expect(await takeLock(file)).toMatchObject({ error: { heldBy: { address: 'http://127.0.0.1:1' } } })
  await first.release()
  await (await taken(file)).release()
})

test.each([
  ['names a process and a port that are gone', JSON.stringify({ id: 'x', pid: 1, port: 1 })],
  ['is half written', '{"id":"x"'],
  ['is empty', ''],
])('a lock that %s is taken over', async (_what, text) => {
  const directory = tempDir()
  const file = join(directory, 'instance.lock')
  writeFileSync(file, text)
  const lock = await taken(file)
  await lock.release()
  expect(readdirSync(directory)).toEqual([])
})

test('of many who come at once, to a stale lock even, exactly one gets it', async () => {
  for (let round = 0; round < 20; round++) {
    const file = join(tempDir(), 'instance.lock')
    if (round % 2) writeFileSync(file, JSON.stringify({ id: 'stale', pid: 1, port: 1 }))
    const locks = await Promise.all(Array.from({ length: 8 }, () => takeLock(file)))
    const won = locks.flatMap(lock => (lock.ok ? [lock.value] : []))
    expect(won).toHaveLength(1)
    await won[0]?.release()
  }
})
