import { composer, online, tryItNow } from './chat.ts'
import { expect, test } from './fixtures.ts'

test('a window that ends is there again with what was being written, and says so when it ends again', async ({
  launch,
}) => {
  const app = await launch()
  test.skip(app.host !== 'stand-in', 'only on the stand-in does a window end at the right moment')
  const { page } = app
  await tryItNow(page, 'Nora')
  await composer(page).fill('half a sentence')
  // Who looks elsewhere has it kept at once.
  await composer(page).blur()
  app.tell({ gone: 'crashed' })
  await expect(online(page)).toBeVisible()
  await page.getByRole('navigation').getByRole('button', { name: 'Echo' }).click()
  await expect(composer(page)).toHaveText('half a sentence')

  app.tell({ gone: 'crashed' })
  await expect(page.getByRole('heading', { name: 'The window ended twice in a row' })).toBeVisible()
  await expect(page.getByText('Nothing you wrote is lost')).toBeVisible()
  await page.getByRole('link', { name: 'Open it again' }).press('Enter')
  await expect(online(page)).toBeVisible()
})

test('a menu item chosen while the window is being loaded again is done when it listens', async ({ launch }) => {
  const app = await launch()
  test.skip(app.host !== 'stand-in', 'only on the stand-in does a window end at the right moment')
  await tryItNow(app.page, 'Nora')
  app.tell({ gone: 'oom' })
  await expect.poll(() => app.records).toContainEqual({ what: 'window', did: 'ended' })
  app.tell({ menu: 'Parlance help' })
  await expect(app.page.getByRole('dialog', { name: 'Help' })).toBeVisible()
})

test('reports of crashes stay here, and a graphics card that fails is done without', async ({ launch }) => {
  const app = await launch()
  test.skip(app.host !== 'stand-in', 'only the stand-in tells')
  const { page } = app
  await tryItNow(page, 'Nora')
  expect(app.records).toContainEqual({ what: 'crash-reports', uploaded: false })
  expect(app.records).not.toContainEqual({ what: 'no-graphics-card' })
  for (let n = 0; n < 3; n++) app.tell({ childGone: { type: 'GPU', reason: 'crashed', exitCode: 1 } })
  await expect(page.getByText('The graphics card stopped drawing several times.')).toBeVisible()
  await page.keyboard.press('Control+,')
  await expect(page.getByRole('switch', { name: 'Draw with the graphics card' })).not.toBeChecked()
  await app.close()
  const again = await launch()
  await expect(online(again.page)).toBeVisible()
  expect(again.records).toContainEqual({ what: 'no-graphics-card' })
})
