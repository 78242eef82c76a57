import { expect, test } from 'vitest'
import { type WindowPage, useWindow } from '../helpers/window-page.ts'

const open = useWindow()

/** The message at the top of the view, and how far from there it begins. */
const atTop = ({ page }: WindowPage) =>
  page.evaluate(() => {
    const top = document.querySelector('.log')!.getBoundingClientRect().top
    const rows = [...document.querySelectorAll<HTMLElement>('.message')]
    const row = rows.find(row => row.getBoundingClientRect().bottom > top + 1)!
    return { key: row.dataset['key']!, offset: row.getBoundingClientRect().top - top }
  })
const offsetOf = ({ page }: WindowPage, key: string) =>
  page.evaluate(key => {
    const top = document.querySelector('.log')!.getBoundingClientRect().top
    return document.querySelector(`[data-key="${key}"]`)!.getBoundingClientRect().top - top
  }, key)
/** Until nothing has moved for so long that nobody is taken to be scrolling. */
const still = ({ page }: WindowPage) =>
  page.evaluate(
    () =>
      new Promise<void>(done => {
        let was = Number.NaN
        let frames = 0
        const look = () => {
          const now = document.querySelector('.message')!.getBoundingClientRect().top
          frames = now === was ? frames + 1 : 0
          was = now
          if (frames < 16) requestAnimationFrame(look)
          else done()
        }
        look()
      }),
  )

async function farBack(): Promise<WindowPage> {
  const app = await open('office')
  await app.choose('A very long conversation')
  await app.log().hover()
  for (let turns = 0; turns < 3; turns++) {
    await app.page.mouse.wheel(0, -1500)
    await still(app)
  }
  return app
}

async function expectKept(app: WindowPage, change: () => Promise<unknown>): Promise<void> {
  await still(app)
  const { key, offset } = await atTop(app)
  await change()
  await still(app)
  expect(Math.abs((await offsetOf(app, key)) - offset)).toBeLessThanOrEqual(1)
}

test('the message at the top stays where it is while the window becomes narrower, wider and lower', async () => {
  const app = await farBack()
  for (const size of [
    { width: 760, height: 720 },
    { width: 1400, height: 720 },
    { width: 1100, height: 480 },
  ])
    await expectKept(app, () => app.page.setViewportSize(size))
})

test('the message at the top stays where it is when letters become larger, as a late font would make them', async () => {
  const app = await farBack()
  await expectKept(app, () => app.page.addStyleTag({ content: '.bubble { font-size: 17px; line-height: 26px }' }))
})

test('the message at the top stays where it is when one above it or below it becomes longer', async () => {
  const app = await farBack()
  for (const beside of [-1, 2])
    await expectKept(app, () =>
      app.page.evaluate(beside => {
        const { fake, world } = window
        const top = document.querySelector('.log')!.getBoundingClientRect().top
        const rows = [...document.querySelectorAll<HTMLElement>('.message')]
        const at = rows.findIndex(row => row.getBoundingClientRect().bottom > top + 1)
        const key = rows[at + beside]!.dataset['key']
        const message = fake.thread(world.ACCOUNT, world.threadId('long')).messages.find(each => each.key === key)!
        fake.put(world.ACCOUNT, { ...message, body: world.text('longer '.repeat(200)) })
      }, beside),
    )
})

test('whoever reads the newest message still does after the window became narrower', async () => {
  const app = await open('office')
  await app.choose('A very long conversation')
  await app.page.setViewportSize({ width: 760, height: 600 })
  await still(app)
  const left = await app.log().evaluate(log => log.scrollHeight - log.clientHeight - log.scrollTop)
  expect(left).toBeLessThanOrEqual(1)
})
