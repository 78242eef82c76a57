import { expect, test } from 'vitest'
import type { Update } from '../../electron/contract/updates.ts'
import { useWindow } from '../helpers/window-page.ts'

const open = useWindow()
const release = { version: '0.2.0', notes: 'Faster <b>search</b>\nand more', bytes: 91_300_000 }

async function opened() {
  const { page, callsOf } = await open('office')
  await page.getByRole('navigation', { name: 'Conversations' }).waitFor()
  return {
    ...{ page, callsOf },
    tell: (update: Update) => page.evaluate(update => window.fake.emit('update.changed', update), update),
    about: async () => {
      await page.keyboard.press('Control+,')
      await page.getByRole('dialog', { name: 'Settings' }).getByRole('tab', { name: 'About' }).click()
    },
  }
}

test('a newer version is told of in a bar that takes no focus, and put away it is not told again', async () => {
  const { page, callsOf, tell } = await opened()
  await page.getByRole('button', { name: 'New conversation' }).focus()
  await tell({ state: 'available', release })
  await page.getByText('Parlance 0.2.0 is available. 91 MB to download.').waitFor()
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('New conversation')
  await page.getByRole('button', { name: 'Dismiss' }).click()
  await page.getByText('Parlance 0.2.0 is available').waitFor({ state: 'detached' })
  expect(await callsOf('settings.set')).toEqual([{ toldUpdate: '0.2.0' }])
  await tell({ state: 'available', release })
  await tell({ state: 'available', release: { ...release, version: '0.2.1' } })
  await page.getByText('Parlance 0.2.1 is available').waitFor()
  expect(await page.getByText('Parlance 0.2.0').count()).toBe(0)
})

test('it is fetched by one button and takes effect by another, and nothing happens before', async () => {
  const { page, callsOf, tell } = await opened()
  await tell({ state: 'available', release })
  await page.getByRole('button', { name: 'Download', exact: true }).click()
  await tell({ state: 'downloading', release, part: 0.42 })
  await page.getByText('Downloading Parlance 0.2.0: 42%').waitFor()
  await tell({ state: 'ready', release })
  const restart = page.getByRole('button', { name: 'Restart to update' })
  await restart.waitFor()
  expect(await callsOf('update.download')).toHaveLength(1)
  expect(await callsOf('update.install')).toEqual([])
  await restart.click()
  expect(await callsOf('update.install')).toHaveLength(1)
})

test('About says what is new as the text it is, and looks when it is asked to', async () => {
  const { page, callsOf, tell, about } = await opened()
  await about()
  await tell({ state: 'current', checkedAt: null })
  await page.getByText('Parlance has not looked for a newer version yet.').waitFor()
  await page.getByRole('button', { name: 'Check now' }).click()
  expect(await callsOf('update.check')).toHaveLength(1)
  await tell({ state: 'available', release })
  await page.getByText('What is new in 0.2.0').click()
  await page.getByText('Faster <b>search</b>').waitFor()
  await page.getByRole('switch', { name: 'Look for new versions and tell me' }).click()
  await page.getByRole('radio', { name: 'Also those still being tried (beta)' }).click()
  await expect.poll(() => callsOf('settings.set')).toEqual([{ updates: 'off' }, { updateChannel: 'beta' }])
})

test('a copy that others renew says who and offers nothing', async () => {
  const { page, tell, about } = await opened()
  await about()
  await tell({ state: 'unsupported', because: 'package-manager' })
  await page.getByText('The package manager of your system brings new versions.').waitFor()
  expect(await page.getByRole('button', { name: 'Check now' }).count()).toBe(0)
  await tell({ state: 'off', by: 'policy' })
  await page.getByText('Your organisation turned new versions off.').waitFor()
  expect(await page.getByRole('button', { name: 'Check now' }).count()).toBe(0)
})
