import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createExportFile } from '../../electron/shell/both/export-file.ts'
import { downloads } from '../../electron/shell/web/downloads.ts'
import { expectOk } from '../helpers/expect-ok.ts'
import { tempDir } from '../helpers/temp-dir.ts'

async function written(path: string, replace: boolean, text = 'new'): Promise<string> {
  const file = expectOk(await createExportFile({ path, replace }))
  expectOk(await file.write(text))
  return expectOk(await file.finish())
}

test('until it is finished there is no file of its name, and what is there meanwhile is nobody else’s to read', async () => {
  const folder = tempDir()
  const path = join(folder, 'a.txt')
  const file = expectOk(await createExportFile({ path, replace: true }))
  expectOk(await file.write('one '))
  expectOk(await file.write('zwei ✓'))
  const [draft = ''] = readdirSync(folder)
  expect(draft).not.toBe('a.txt')
  if (process.platform !== 'win32') expect(statSync(join(folder, draft)).mode & 0o777).toBe(0o600)
  expect(expectOk(await file.finish())).toBe(path)
  expect(readFileSync(path, 'utf8')).toBe('one zwei ✓')
  expect(readdirSync(folder)).toEqual(['a.txt'])
})

test('a file somebody chose to replace is replaced, and only when the new one is whole', async () => {
  const path = join(tempDir(), 'a.txt')
  writeFileSync(path, 'old')
  const given = expectOk(await createExportFile({ path, replace: true }))
  expectOk(await given.write('half'))
  await given.discard()
  expect(readFileSync(path, 'utf8')).toBe('old')
  await written(path, true)
  expect(readFileSync(path, 'utf8')).toBe('new')
})

test('where nobody chose, nothing is replaced, not even by two at once', async () => {
  const folder = tempDir()
  const path = join(folder, 'a.b.txt')
  writeFileSync(path, 'old')
  const names = await Promise.all(['x', 'y', 'z'].map(text => written(path, false, text)))
  expect(names.toSorted()).toEqual([2, 3, 4].map(n => join(folder, `a.b (${n}).txt`)))
  expect(readFileSync(path, 'utf8')).toBe('old')
  expect(names.map(name => readFileSync(name, 'utf8')).toSorted()).toEqual(['x', 'y', 'z'])
})

test('given up, at any time and more than once, it leaves nothing', async () => {
  const folder = tempDir()
  const file = expectOk(await createExportFile({ path: join(folder, 'a.txt'), replace: false }))
  expectOk(await file.write('half'))
  await file.discard()
  await file.discard()
  expect(readdirSync(folder)).toEqual([])
})

test('a folder that is not there is told by its code alone', async () => {
  const answer = await createExportFile({ path: join(tempDir(), 'none', 'a.txt'), replace: true })
  expect(answer).toEqual({ ok: false, error: { problem: 'other', detail: 'ENOENT' } })
})

test('the browser host writes into Downloads, or at home where there is none', async () => {
  const home = tempDir()
  const path = async (): Promise<string> => {
    const file = expectOk(await downloads(home).create('a.txt'))
    return file ? expectOk(await file.finish()) : 'none'
  }
  expect(await path()).toBe(join(home, 'a.txt'))
  mkdirSync(join(home, 'Downloads'))
  expect(await path()).toBe(join(home, 'Downloads', 'a.txt'))
})

const canMount = ((): boolean => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false
  const folder = mkdtempSync(join(tmpdir(), 'parlance-mount-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder], { stdio: 'ignore' })
    execFileSync('umount', ['-l', folder], { stdio: 'ignore' })
    return true
  } catch {
    return false
  } finally {
    rmSync(folder, { recursive: true })
  }
})()

test.runIf(canMount)('a disk that is full says so, and has its room back', async () => {
  const folder = join(tempDir(), 'disk')
  mkdirSync(folder)
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder], { stdio: 'ignore' })
  onTestFinished(() => void execFileSync('umount', ['-l', folder], { stdio: 'ignore' }))
  const file = expectOk(await createExportFile({ path: join(folder, 'a.txt'), replace: true }))
  let answer = await file.write('x'.repeat(10_000))
  for (let n = 0; answer.ok && n < 20; n++) answer = await file.write('x'.repeat(10_000))
  expect(answer).toEqual({ ok: false, error: { problem: 'disk-full', detail: 'ENOSPC' } })
  await file.discard()
  expect(readdirSync(folder)).toEqual([])
  expect(existsSync(await written(join(folder, 'b.txt'), true))).toBe(true)
})
