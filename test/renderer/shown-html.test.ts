import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { useWindow } from '../helpers/window-page.ts'

const open = useWindow()

/** Shows a body as Amina's newest message and answers what is in its bubble. */
async function shown(page: Page, html: string): Promise<string> {
  const key = await page.evaluate(html => {
    const { fake, world } = window
    const said = { by: world.amina, at: Date.now() + 1, body: world.html(html) }
    const message = world.message(world.threadId('amina'), said)
    fake.put(world.ACCOUNT, message)
    return message.key
  }, html)
  const body = page.locator(`[data-key="${key}"] .body`)
  await body.waitFor({ state: 'attached' })
  return body.evaluate(element => element.innerHTML)
}

test('what people do write is drawn as they wrote it', async () => {
  const { page, choose } = await open('office')
  await choose('Amina Okafor')
  expect(
    await shown(
      page,
      '<p>A <b>bold</b> <i>idea</i></p><ul><li>one</li></ul><blockquote>said</blockquote><pre>code</pre>',
    ),
  ).toBe('<p>A <b>bold</b> <i>idea</i></p><ul><li>one</li></ul><blockquote>said</blockquote><pre>code</pre>')
})

test('a link opens outside and says where it leads; a picture is a link', async () => {
  const { page, choose } = await open('office')
  await choose('Amina Okafor')
  const link = await shown(page, '<a href="https://example.com/a?b=1" target="_self">here</a>')
  expect(link).toBe(
    '<a href="https://example.com/a?b=1" target="_blank" rel="noreferrer" title="https://example.com/a?b=1">here</a>',
  )
  expect(await shown(page, '<img src="https://example.com/cat.png" alt="a cat">')).toMatch(
    /^<a href="https:\/\/example.com\/cat.png"[^>]*>Image: a cat<\/a>$/,
  )
})

test('what stands between the cells of a table is not drawn, nor is a table deeper than anybody writes', async () => {
  const { page, choose } = await open('office')
  await choose('Amina Okafor')
  expect(await shown(page, '<table>\n <tr>\n <td>1</td>\n </tr>\n</table>')).toBe(
    '<table tabindex="0"><tbody><tr><td>1</td></tr></tbody></table>',
  )
  expect(await shown(page, `${'<table><tr><td>'.repeat(100)}deep`)).toMatch(
    /^(<table tabindex="0"><tbody><tr><td>){11}deep(<\/\w+>)+$/,
  )
})
