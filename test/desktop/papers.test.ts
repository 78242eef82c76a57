import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openLogFile } from '../../electron/shell/both/log-file.ts'
import { papers } from '../../electron/shell/both/papers.ts'
import { systemSurroundings } from '../../electron/shell/both/surroundings.ts'
import { tempDir } from '../helpers/temp-dir.ts'

function logged() {
  const directory = tempDir()
  const log = openLogFile({ directory, now: () => 0, maxBytes: 400 })
  return { directory, log, read: papers({ logs: directory, licences: directory }) }
}

test('the log is read as it was written, over the file before, and only when there is more', async () => {
  const { log, read } = logged()
  log.info('first', { port: 1 })
  for (let n = 0; n < 5; n++) log.warn('next', { n })
  const page = await read.log(null)
  expect(page.lines?.[0]).toEqual({ at: '1970-01-01T00:00:00.000Z', level: 'info', what: 'first', fields: 'port=1' })
  expect(page.lines?.at(-1)?.fields).toBe('n=4')
  expect(await read.log(page.mark)).toEqual({ mark: page.mark, lines: null })
  log.error('broke')
  expect((await read.log(page.mark)).lines?.at(-1)).toMatchObject({ level: 'error', what: 'broke' })
  log.close()
})

test('what is in the log is shown without what must not be in one, and half a line not at all', async () => {
  const { directory, log, read } = logged()
  log.info('asked', { header: 'Bearer abcdef', who: '8:acs:1111-2222_3333-4444' })
  log.close()
  writeFileSync(join(directory, 'parlance.log'), `${readFileSync(join(directory, 'parlance.log'), 'utf8')}{"at":"19`)
  expect((await read.log(null)).lines?.map(({ fields }) => fields)).toEqual(['header=Bearer [token] who=8:acs:…4444'])
})

test('no log at all is an empty one', async () => {
  expect((await papers({ logs: join(tempDir(), 'none'), licences: '/none' }).log(null)).lines).toEqual([])
})

test('licences of both parts of the app are told once and in order', async () => {
  const directory = tempDir()
  const licence = (name: string) => ({ name, version: '1.0.0', licence: 'MIT', text: 'Do as you like.' })
  writeFileSync(join(directory, 'electron.json'), JSON.stringify([licence('zod'), licence('ws')]))
  writeFileSync(join(directory, 'window.json'), JSON.stringify([licence('react'), licence('zod')]))
  const all = await papers({ logs: directory, licences: directory }).licences()
  expect(all.map(({ name }) => name)).toEqual(['react', 'ws', 'zod'])
})

test('the folder is tried without leaving anything, and the settings file is told from a broken one', async () => {
  const home = tempDir()
  const around = systemSurroundings({ version: '1', home })
  expect(await around.tryFolder()).toMatchObject({ ok: true })
  expect(readdirSync(home)).toEqual([])
  expect(around.settingsFile()).toBe('absent')
  writeFileSync(join(home, 'settings.json'), '{')
  expect(around.settingsFile()).toBe('unreadable')
  writeFileSync(join(home, 'settings.json'), '{}')
  expect(around.settingsFile()).toBe('readable')
  expect(await around.freeSpace()).toBeGreaterThan(0)
})

test('a folder that is gone cannot be written to, and its code is told', async () => {
  const home = join(tempDir(), 'gone')
  const around = systemSurroundings({ version: '1', home })
  expect(await around.tryFolder()).toEqual({ ok: false, error: 'ENOENT' })
  expect(await around.freeSpace()).toBeNull()
  mkdirSync(home)
  expect(await around.tryFolder()).toMatchObject({ ok: true })
})
