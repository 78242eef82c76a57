import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readStaticFile } from '../../electron/shell/both/static-file.ts'
import { tempDir } from '../helpers/temp-dir.ts'

function site(): string {
  const root = tempDir()
  const folder = join(root, 'renderer')
  mkdirSync(join(folder, 'assets'), { recursive: true })
  writeFileSync(join(folder, 'index.html'), 'index')
  writeFileSync(join(folder, 'assets', 'main.js'), 'script')
  writeFileSync(join(folder, 'notes.txt'), 'not a kind we ship')
  writeFileSync(join(root, 'outside.js'), 'outside')
  return folder
}

test('reads files below the folder by their path, with their type', async () => {
  const folder = site()
  expect(await readStaticFile(folder, '/')).toMatchObject({ type: 'text/html; charset=utf-8' })
  expect((await readStaticFile(folder, '/assets/main.js'))?.body.toString()).toBe('script')
})

test.each([
  '/nothing.js',
  '/notes.txt',
  '/assets',
  '/../outside.js',
  '/%2e%2e/outside.js',
  '/..%2foutside.js',
  '/..%5coutside.js',
  '/a\0.js',
  '/%',
])('answers nothing for %j', async path => {
  expect(await readStaticFile(site(), path)).toBe(null)
})

test('no path reaches outside', async () => {
  const folder = site()
  const piece = fc.constantFrom('..', '.', '%2e%2e', '%2f', '/', '\\', '%5c', 'assets', 'outside.js', 'C:', '%00', '')
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 8 }), async pieces => {
      const found = await readStaticFile(folder, `/${pieces.join('/')}`)
      expect(found?.body.toString()).not.toBe('outside')
    }),
  )
})
