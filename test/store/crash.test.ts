import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { aMessage, anOutboxItem, thread } from './fixtures.ts'
import { close, place } from './temp-storage.ts'

const writer = new URL('writer.ts', import.meta.url).pathname

/** Answers the last number the writer said it had kept when it was killed. */
async function writeUntilKilled(directory: string, from: number, kept: number): Promise<number> {
  const child = spawn(process.execPath, [writer, directory, String(from)], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text
    if (Number(said.trimEnd().split('\n').at(-1)) >= from + kept) child.kill('SIGKILL')
  })
  const [, signal] = (await once(child, 'close')) as [number | null, string | null]
  expect(signal).toBe('SIGKILL')
  return Number(said.slice(0, said.lastIndexOf('\n')).split('\n').at(-1))
}

test('whatever put had returned for is there after the process is killed in the middle of writing', async () => {
  const here = place()
  let from = 0
  for (const kept of [0, 7, 300]) {
    const last = await writeUntilKilled(here.directory, from, kept)
    const opened = here.open()
    expect(opened.setAside).toEqual([])
    for (let n = from; n <= last; n++) {
      expect(opened.journal.outboxItem(anOutboxItem(n).localId)).toEqual(anOutboxItem(n))
      for (const each of [n, n + 1_000_000, n + 2_000_000]) {
        expect(opened.history.message(thread, aMessage(each).key)).toEqual(aMessage(each))
      }
    }
    // What was under way is there whole or not at all.
    const both = [1_000_000, 2_000_000].map(more => opened.history.message(thread, aMessage(last + 1 + more).key))
    expect(both.filter(message => message !== null).length).not.toBe(1)
    expect(opened.journal.outbox().map(({ createdAt }) => createdAt)).toEqual(
      opened.journal
        .outbox()
        .map(({ createdAt }) => createdAt)
        .toSorted((a, b) => a - b),
    )
    from = last + 2
    close(opened)
  }
})
