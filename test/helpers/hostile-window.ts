import type { Page } from 'playwright-core'
import type { Body, Person } from '../../electron/contract/domain.ts'
import { PARSER } from './window-page.ts'

/** Everything the page does that it should not: it complains, asks somebody, opens a dialog or another page, or ran what it was sent. */
export function watch(page: Page, home: string): () => Promise<string[]> {
  const seen: string[] = []
  page.on('console', message => message.type() === 'error' && !PARSER.test(message.text()) && seen.push(message.text()))
  page.on('pageerror', error => seen.push(error.message))
  page.on('request', request => {
    if (!request.url().startsWith(home) && request.url() !== 'data:,') seen.push(`asked ${request.url()}`)
  })
  page.on('dialog', dialog => {
    seen.push(`dialog ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('popup', popup => seen.push(`opened ${popup.url()}`))
  return async () => [...seen, ...((await page.evaluate(() => 'hacked' in window)) ? ['a script ran'] : [])]
}

export interface HostileMessage {
  body: Body
  sender?: Person
  /** It says that it answers another. */
  answers?: boolean
}

/** A conversation of these messages, opened and all of it drawn. */
export async function showConversation(page: Page, messages: readonly HostileMessage[]): Promise<void> {
  await page.evaluate(messages => {
    const { fake, world } = window
    const name = `hostile-${fake.nextId()}`
    const at = Date.now()
    const said = messages.map(({ body, sender }, n) => ({ by: sender ?? world.amina, at: at + n, body }))
    const mine = fake.accounts.get(world.ACCOUNT)!
    const threadId = world.addThread(mine, name, [world.amina], said, { topic: name })
    const shown = fake.thread(world.ACCOUNT, threadId)
    shown.messages = shown.messages.map((message, n) =>
      messages[n]?.answers ? { ...message, metadata: { replyTo: 'nobody-has-this' } } : message,
    )
    fake.change(world.ACCOUNT, threadId, {})
    fake.emit('thread.opened', { accountId: world.ACCOUNT, threadId, at: null })
    document.title = threadId
  }, messages)
  await page.waitForFunction(
    count => document.querySelectorAll('.log .message[data-key]').length === count,
    messages.length,
  )
}

/** What is drawn of elements that have no business there, and what sticks out of the row or the box it is in. */
export const faultsIn = (page: Page, rows: string): Promise<string[]> =>
  page.evaluate(rows => {
    const allowed =
      /^(p|div|span|br|hr|b|strong|i|em|u|s|del|code|pre|blockquote|ul|ol|li|a|h[1-6]|sub|sup|table|thead|tbody|tr|td|th|time|bdi|button|mark|svg|path)$/
    const ours =
      /^(class|role|dir|title|href|target|rel|style|tabindex|type|id|datetime|aria-.+|data-.+|viewBox|d|fill|width|height|xmlns|[a-z-]+)$/
    const faults: string[] = []
    const all = [...document.querySelectorAll<HTMLElement>(rows)]
    const clips = (element: Element) => getComputedStyle(element).overflowX !== 'visible'
    let below = -Infinity
    for (const row of all) {
      const box = row.getBoundingClientRect()
      const say = (what: string) => faults.push(`${what}: ${row.innerHTML.slice(0, 300)}`)
      if (box.right > innerWidth + 1 || box.left < -1) say('sticks out of the window')
      if (box.top < below - 1) say('covers the row above')
      below = box.bottom
      for (const element of row.querySelectorAll('*')) {
        if (!allowed.test(element.localName)) say(`holds <${element.localName}>`)
        for (const { name, value } of element.attributes) {
          if (/^on/i.test(name) || !ours.test(name)) say(`has ${name}`)
          if (/^(src|srcset|srcdoc|action|background|ping|xlink:href)$/.test(name)) say(`has ${name}`)
          if (name === 'href' && !/^(https?:|mailto:|parlance:\/\/thread\/)/.test(value)) say(`leads to ${value}`)
        }
      }
      for (const element of row.querySelectorAll('.body *'))
        if (element.id || element.className || element.getAttribute('style')) say('has a name of the page')
      const walk = (element: Element, limit: DOMRect): void => {
        if (element.matches('.unseen')) return
        const inside = clips(element) ? element.getBoundingClientRect() : null
        for (const child of element.childNodes) {
          const range = document.createRange()
          range.selectNode(child)
          const place = child instanceof Element ? child : range
          const { left, right, top, bottom, width, height } = place.getBoundingClientRect()
          if (width > 0 && height > 0 && !inside) {
            if (left < limit.left - 1 || right > limit.right + 1) say(`${child.nodeName} sticks out at the side`)
            if (top < limit.top - 4 || bottom > limit.bottom + 4) say(`${child.nodeName} sticks out above or below`)
          }
          if (child instanceof HTMLElement && !inside) walk(child, limit)
        }
      }
      walk(row, box)
    }
    return [...new Set(faults)]
  }, rows)

/** Where everything else is, and what it says: it must stay so, whatever arrives. */
export const surroundings = (page: Page): Promise<unknown> =>
  page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.querySelectorAll('#root').length,
    ...[...document.querySelectorAll('.rail, .rail-top, .rail-search, .head, .composer, .log')].map(element => {
      const { left, top, width, height } = element.getBoundingClientRect()
      return [element.className, left, top, width, height].join(' ')
    }),
  ])
