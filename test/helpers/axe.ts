import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults, ElementContext, NodeResult, RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const options: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
  rules: {
    // Chromium gives the focus to what scrolls and holds nothing else that takes it.
    'scrollable-region-focusable': { enabled: false },
  },
  resultTypes: ['violations'],
}
/** Stands at the ends of a dialog, takes the focus and hands it on at once: the library's way to keep Tab inside. */
const around = { exclude: [['[data-tabster-dummy]']] }

/** What opens over the page and goes again: behind it everything has the size it had. */
const over = '[role=menu], [role=listbox], .fui-PopoverSurface'

declare const axe: { run(around: ElementContext, options: RunOptions): Promise<AxeResults> }

/** What axe finds wrong on the page by the rules of WCAG 2.2 A and AA: the rule, where, and why. */
export async function axeFindings(page: Page): Promise<string[]> {
  // Not as a script of the page, whose policy has no room for it.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source)
  const asked = [around, options, over] as const
  const violations = await page.evaluate(async ([around, options, over]) => {
    const isCovered = ({ target, any }: NodeResult): boolean =>
      document.querySelector(over) !== null &&
      document.querySelector(String(target[0]))?.closest(over) === null &&
      any.some(({ id, message }) => id === 'target-size' && message.includes('obscured'))
    const { violations } = await axe.run(around, options)
    return violations.map(({ id, nodes }) => ({ id, nodes: nodes.filter(node => !isCovered(node)) }))
  }, asked)
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, any, all, none }) => {
      const why = [...any, ...all, ...none].map(({ message }) => message).join('; ')
      return `${id}: ${html.slice(0, 200)}: ${why}`
    }),
  )
}
