import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { findElectron } from '../helpers/find-electron.ts'
import { startUpdateServer } from '../helpers/update-server.ts'
import { tryItNow } from './chat.ts'
import { expect, test } from './fixtures.ts'

test.skip(process.platform !== 'linux', 'an AppImage is of Linux')

test('a newer version is found, fetched and started in place of this one, each when asked to, and what was written is there', async ({
  dataDir,
  launch,
}) => {
  const server = await startUpdateServer()
  const started = join(dataDir, 'started')
  const newer = `#!/bin/sh\nprintf '%s ' "$@" > ${started}.part && mv ${started}.part ${started}\n`
  server.publish({ version: '99.0.0', image: newer, notes: 'Faster' })
  const image = join(dataDir, 'apps', 'Parlance.AppImage')
  const feed = join(dataDir, 'app-update.yml')
  mkdirSync(dirname(image))
  writeFileSync(image, 'old', { mode: 0o755 })
  writeFileSync(feed, server.feed)
  const { page } = await launch({
    env: {
      ...{ PARLANCE_UPDATE_FEED: feed, XDG_CACHE_HOME: join(dataDir, 'cache') },
      ...{ APPIMAGE: image, APPDIR: dirname((await findElectron()) ?? process.execPath) },
    },
  })
  await tryItNow(page, 'Anna')
  await page.keyboard.press('Control+,')
  await page.getByRole('tab', { name: 'About' }).click()
  await page.getByRole('button', { name: 'Check now' }).click()
  await page.getByText('What is new in 99.0.0').click()
  await page.getByText('Faster', { exact: true }).waitFor()
  expect(server.requests).toHaveLength(1)
  const dialog = page.getByRole('dialog', { name: 'Settings' })
  await dialog.getByRole('button', { name: 'Download', exact: true }).click()
  const restart = dialog.getByRole('button', { name: 'Restart to update' })
  await restart.waitFor()
  expect(readFileSync(image, 'utf8')).toBe('old')
  const closed = page.waitForEvent('close')
  await restart.click()
  await closed
  await expect.poll(() => tryRead(started)).toBe(`--data-dir=${dataDir} `)
  expect(readFileSync(image, 'utf8')).toBe(newer)
  // The lock was given up before the new one began, so the next to come finds the profile free.
  const { page: again } = await launch()
  await again.getByRole('navigation', { name: 'Conversations' }).waitFor()
  await server.close()
})

function tryRead(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
