import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { AccountId, UserId } from '../../electron/contract/domain.ts'
import { fail, ok } from '../../electron/contract/result.ts'
import { usualSettings } from '../../electron/contract/usual-settings.ts'
import type { AccountRecord } from '../../electron/core/system-ports.ts'
import { openAccountRegistry } from '../../electron/shell/both/account-registry.ts'
import type { OpenJsonFile } from '../../electron/shell/both/json-file.ts'
import { openSettings } from '../../electron/shell/both/settings.ts'
import { openConf } from '../../electron/shell/web/conf-file.ts'
import { tempDir } from '../helpers/temp-dir.ts'

const now = new Date('2026-01-02T03:04:05.678Z')
const settingsIn = (directory: string) => openSettings({ directory, open: openConf, now })
const accountsIn = (directory: string) => openAccountRegistry({ directory, open: openConf, now })
const read = (directory: string, name: string): unknown => JSON.parse(readFileSync(join(directory, name), 'utf8'))

test('settings begin as usual and outlive the process that set them', () => {
  const directory = tempDir()
  const first = settingsIn(directory)
  expect(first.get()).toEqual(usualSettings)
  expect(first.set({ theme: 'dark' })).toEqual(ok({ ...usualSettings, theme: 'dark' }))
  expect(settingsIn(directory).get()).toEqual({ ...usualSettings, theme: 'dark' })
  if (process.platform !== 'win32') expect(statSync(join(directory, 'settings.json')).mode & 0o077).toBe(0)
})

test('what a newer version wrote stays, and one value it cannot read does not cost the others', () => {
  const directory = tempDir()
  writeFileSync(
    join(directory, 'settings.json'),
    JSON.stringify({ theme: 'solarized', language: 'fr', 'a.b': { c: 1 }, list: [1] }),
  )
  const settings = settingsIn(directory)
  expect(settings.setAside).toBe(null)
  expect(settings.get()).toEqual({ ...usualSettings, language: 'fr' })
  settings.set({ language: 'en' })
  expect(read(directory, 'settings.json')).toEqual({ theme: 'solarized', language: 'en', 'a.b': { c: 1 }, list: [1] })
})

test.each(['{"theme":"da', '', 'null', '[]', '"text"'])('a file that holds %j is set aside and said so', text => {
  const directory = tempDir()
  writeFileSync(join(directory, 'settings.json'), text)
  const settings = settingsIn(directory)
  expect(settings.get()).toEqual(usualSettings)
  expect(settings.setAside).toBe(join(directory, 'settings.broken-2026-01-02T03-04-05-678Z.json'))
  expect(readFileSync(settings.setAside ?? '', 'utf8')).toBe(text)
  settings.set({ theme: 'light' })
  expect(readdirSync(directory)).toHaveLength(2)
})

test('a change that the disk refuses is an answer, and nothing is as if it had been made', () => {
  const refusing =
    (code: string): OpenJsonFile =>
    () => ({
      read: () => ({ theme: 'light' }),
      write() {
        throw Object.assign(new Error('no'), { code })
      },
    })
  const change = (code: string) =>
    openSettings({ directory: tempDir(), open: refusing(code), now }).set({ theme: 'dark' })
  expect(change('ENOSPC')).toEqual(fail({ kind: 'storage', problem: 'disk-full', detail: 'ENOSPC' }))
  expect(change('EROFS')).toEqual(fail({ kind: 'storage', problem: 'read-only', detail: 'EROFS' }))
})

test('what an administrator fixed counts, whatever the file says', () => {
  const directory = tempDir()
  writeFileSync(join(directory, 'settings.json'), JSON.stringify({ tellRead: true, theme: 'dark' }))
  const settings = openSettings({ directory, open: openConf, now, fixed: { tellRead: false } })
  expect(settings.get()).toEqual({ ...usualSettings, tellRead: false, theme: 'dark' })
})

const record = (name: string): AccountRecord => ({
  id: randomUUID() as AccountId,
  kind: 'token',
  endpoint: 'https://example.communication.azure.com',
  me: '8:acs:resource_user' as UserId,
  name,
})

test('accounts are kept in the order they came, changed in place, and removed', () => {
  const directory = tempDir()
  const [anna, ben] = [record('Anna'), record('Ben')]
  const accounts = accountsIn(directory)
  accounts.put(anna)
  accounts.put(ben)
  accounts.put({ ...anna, name: 'Anna B.' })
  expect(accountsIn(directory).all()).toEqual([{ ...anna, name: 'Anna B.' }, ben])
  accounts.remove(anna.id)
  expect(accountsIn(directory).all()).toEqual([ben])
})

test('an account this version cannot read is not shown and not lost', () => {
  const directory = tempDir()
  const strange = { id: randomUUID(), kind: 'hologram' }
  writeFileSync(join(directory, 'accounts.json'), JSON.stringify({ accounts: [strange] }))
  const accounts = accountsIn(directory)
  expect(accounts.all()).toEqual([])
  const anna = record('Anna')
  accounts.put(anna)
  expect(accounts.all()).toEqual([anna])
  expect(read(directory, 'accounts.json')).toEqual({ accounts: [strange, anna] })
})
