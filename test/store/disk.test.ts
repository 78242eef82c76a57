import { chmodSync, chownSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { StorageFault } from '../../electron/store/storage-fault.ts'
import { canMount, smallDisk } from '../helpers/small-disk.ts'
import { aMessage, anOutboxItem, thread } from './fixtures.ts'
import type { Place } from './temp-storage.ts'
import { close, place, tempFolder } from './temp-storage.ts'

const nobody = 65_534
const isRoot = process.getuid?.() === 0
const problemOf = (here: Place): string | null => {
  const opened = here.tryOpen()
  if (opened.ok) close(opened.value)
  return opened.ok ? null : opened.error.problem
}

/** Permissions do not bind root. */
function asOrdinaryUser<T>(work: () => T): T {
  if (!isRoot) return work()
  process.seteuid?.(nobody)
  try {
    return work()
  } finally {
    process.seteuid?.(0)
  }
}

const mounted = (size: string): ReturnType<typeof smallDisk> => smallDisk(tempFolder(), size)

test('a file where the folder should be is a folder that cannot be written', () => {
  const directory = join(tempFolder(), 'file')
  writeFileSync(directory, 'not a folder')
  expect(problemOf(place(directory))).toBe('read-only')
  expect(readFileSync(directory, 'utf8')).toBe('not a folder')
})

test.skipIf(process.platform === 'win32')('a folder that may only be read says so, new or filled', () => {
  const parent = tempFolder()
  chmodSync(parent, 0o555)
  onTestFinished(() => chmodSync(parent, 0o755))
  expect(asOrdinaryUser(() => problemOf(place(join(parent, 'databases'))))).toBe('read-only')
})

test.runIf(isRoot)("a database that is somebody else's to write says so, and serves again when it is ours", () => {
  const directory = tempFolder()
  chownSync(directory, nobody, nobody)
  const here = place(directory)
  asOrdinaryUser(() => {
    const opened = here.open()
    opened.history.putMessage(aMessage(1))
    close(opened)
  })
  for (const name of ['history.db', 'journal.db']) {
    chownSync(here.file(name), 0, 0)
    chmodSync(here.file(name), 0o444)
    expect([name, asOrdinaryUser(() => problemOf(here))]).toEqual([name, 'read-only'])
    chownSync(here.file(name), nobody, nobody)
  }
  asOrdinaryUser(() => {
    const opened = here.open()
    expect(opened.setAside).toEqual([])
    expect(opened.history.last(thread)).toEqual(aMessage(1))
    close(opened)
  })
})

test.runIf(canMount)('a file system mounted read-only says so, with an account and without', () => {
  const { folder, remount } = mounted('4m')
  remount('ro')
  expect(problemOf(place(folder))).toBe('read-only')
  remount('rw')
  close(place(folder).open())
  remount('ro')
  expect(problemOf(place(folder))).toBe('read-only')
  remount('rw')
  expect(problemOf(place(folder))).toBeNull()
})

test.runIf(canMount)('a disk without room for a new account says so, and takes it once there is room', () => {
  for (const size of ['4k', '16k', '64k', '100k']) {
    const { folder, remount } = mounted(size)
    expect([size, problemOf(place(folder))]).toEqual([size, 'disk-full'])
    remount('size=4m')
    const opened = place(folder).open()
    expect(opened.setAside).toEqual([])
    close(opened)
  }
})

test.runIf(canMount)('a disk that fills up fails the write, keeps what it had, and goes on once there is room', () => {
  const { folder, remount } = mounted('1m')
  const here = place(folder)
  const opened = here.open()
  let kept = 0
  const fill = (): void => {
    for (; ; kept++) {
      opened.history.putMessage(aMessage(kept, { body: { kind: 'text', text: 'long '.repeat(2_000) } }))
    }
  }
  expect(fill).toThrow(StorageFault)
  expect(fill).toThrow(/^disk-full/)
  expect(() => {
    for (let n = 0; ; n++)
      opened.journal.putOutbox(
        anOutboxItem(n, { work: { kind: 'send', body: { kind: 'text', text: 'x'.repeat(9_000) }, replyTo: null } }),
      )
  }).toThrow(/^disk-full/)
  expect(opened.history.page(thread, null, 1_000)).toHaveLength(kept)
  // Nothing of it was damage: the files stay, full disk or not.
  close(opened)
  expect(problemOf(here)).toBe('disk-full')
  remount('size=8m')
  const again = here.open()
  expect(again.setAside).toEqual([])
  expect(again.history.page(thread, null, 1_000)).toHaveLength(kept)
  again.history.putMessage(aMessage(kept))
  close(again)
})
