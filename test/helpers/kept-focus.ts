import type { Page } from 'playwright-core'

declare global {
  interface Window {
    /** What had the focus last that is no part of a dialog or a menu. */
    cameFrom: Element | null
    visited: Element[]
  }
}

const OPEN = '[role=dialog], [role=alertdialog], [role=menu]'
const TABS = 60

/** To be called before the page is there. */
export const watchFocus = (page: Page): Promise<unknown> =>
  page.addInitScript(open => {
    window.cameFrom = null
    window.visited = []
    document.addEventListener('focusin', ({ target }) => {
      if (!(target instanceof Element)) return
      window.visited.push(target)
      if (!target.closest(open) && !target.matches('[data-tabster-dummy]')) window.cameFrom = target
    })
  }, OPEN)

const where = (page: Page) =>
  page.evaluate(open => {
    const at = document.activeElement
    return { inside: Boolean(at?.closest(open)), html: at?.outerHTML.slice(0, 150) }
  }, OPEN)

interface Round {
  out: string | undefined
  /** It has come by where it began. */
  closed: boolean
}

/** Runs in the page: where Tab has been. */
function roundOf(open: string): Round {
  const stops = window.visited.filter(element => !element.matches('[data-tabster-dummy]'))
  const [first] = stops
  return {
    out: stops.find(element => !element.closest(open))?.outerHTML,
    closed: !first || stops.length < 2 || stops.lastIndexOf(first) > 0,
  }
}

/** What is wrong with the focus of the dialog or menu that is open: it begins inside, goes round inside, and goes back where it was. */
export async function focusFaults(page: Page): Promise<string[]> {
  const faults: string[] = []
  if ((await page.locator(OPEN).count()) === 0) return faults
  if (!(await where(page)).inside) faults.push(`the focus begins at ${(await where(page)).html}`)
  if ((await page.locator('[role=menu]').count()) === 0) {
    await page.evaluate(() => (window.visited = []))
    let round: Round = { out: undefined, closed: false }
    // A few at a time: most have less than a dozen.
    for (let tabs = 0; tabs < TABS && !round.closed && !round.out; tabs += 10) {
      for (let n = 0; n < 10; n++) await page.keyboard.press('Tab')
      round = await page.evaluate(roundOf, OPEN)
    }
    const { out, closed } = round
    if (out) faults.push(`Tab leads out to ${out.slice(0, 150)}`)
    if (!closed) faults.push('Tab never comes round')
  }
  const isFewer = ([open, count]: [string, number]) => document.querySelectorAll(open).length < count
  for (let count = await page.locator(OPEN).count(); count > 0; count = await page.locator(OPEN).count()) {
    const closes = () =>
      page.waitForFunction(isFewer, [OPEN, count] as [string, number], { timeout: 2000 }).catch(() => null)
    await page.keyboard.press('Escape')
    let closed = await closes()
    if (!closed) {
      // The first one left a form that stands inside.
      await page.keyboard.press('Escape')
      closed = await closes()
    }
    if (!closed) return [...faults, 'Escape does not close it']
  }
  const isBack = await page
    .waitForFunction(() => document.activeElement === window.cameFrom, null, { timeout: 3000 })
    .catch(() => null)
  if (!isBack) faults.push(`the focus goes back to ${(await where(page)).html}`)
  return faults
}
