import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium } from '../helpers/chromium.ts'
import { PARSER } from '../helpers/window-page.ts'
import { type PageHost, startPageHost } from './page-host.ts'

let host: PageHost
let browser: Browser
let page: Page
const complaints: string[] = []

beforeAll(async () => {
  ;[host, browser] = await Promise.all([startPageHost(), launchChromium()])
  page = await browser.newPage()
  page.on(
    'console',
    message => message.type() === 'error' && !PARSER.test(message.text()) && complaints.push(message.text()),
  )
  page.on('pageerror', error => complaints.push(error.message))
  page.on('request', request => {
    if (!request.url().startsWith(host.url) && !request.url().startsWith('data:')) complaints.push(request.url())
  })
  await page.goto(host.url)
  await page.getByRole('navigation', { name: 'Conversations' }).getByRole('button', { name: 'Amina Okafor' }).click()
  await page.getByRole('log').getByText('See you downstairs').waitFor()
}, 60_000)
afterAll(async () => {
  await browser.close()
  await host.stop()
})

/** Shows a body as Amina's newest message and answers its bubble. */
async function show(html: string): Promise<string> {
  const key = await page.evaluate(html => {
    const { fake, world } = window
    const message = world.message(world.threadId('amina'), {
      by: world.amina,
      at: Date.now() + 1,
      body: world.html(html),
    })
    fake.put(world.ACCOUNT, message)
    return message.key
  }, html)
  const body = page.locator(`[data-key="${key}"] .body`)
  await body.waitFor({ state: 'attached' })
  return body.evaluate(element => element.innerHTML)
}

const RUN = `window.hacked=1`
const hostile = [
  `<script>${RUN}</script>`,
  `<img src=x onerror="${RUN}">`,
  `<img src="https://evil.example/track.png">`,
  `<svg onload="${RUN}"><script>${RUN}</script></svg>`,
  `<svg><style><img src=x onerror="${RUN}"></style></svg>`,
  `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=${RUN}&gt;">`,
  `<iframe src="https://evil.example"></iframe><iframe srcdoc="<script>parent.hacked=1</script>"></iframe>`,
  `<object data="https://evil.example/x.swf"></object><embed src="https://evil.example/y">`,
  `<video poster="https://evil.example/p.png" src="https://evil.example/v.mp4" autoplay></video>`,
  `<audio src="https://evil.example/a.mp3" autoplay></audio>`,
  `<link rel="stylesheet" href="https://evil.example/s.css"><style>@import "https://evil.example/i.css"; body{display:none}</style>`,
  `<div style="position:fixed;inset:0;background:url(https://evil.example/b.png)">cover</div>`,
  `<a href="javascript:${RUN}">click</a><a href="data:text/html,<script>${RUN}</script>">data</a>`,
  `<a href="https://ok.example" onclick="${RUN}" id="root" class="window" name="fake">named</a>`,
  `<form action="https://evil.example"><input autofocus onfocus="${RUN}"><button formaction="javascript:${RUN}">x</button></form>`,
  `<base href="https://evil.example/"><meta http-equiv="refresh" content="0;url=https://evil.example">`,
  `<template><img src=x onerror="${RUN}"></template><noscript><p title="</noscript><img src=x onerror=${RUN}>"></noscript>`,
  `<details open ontoggle="${RUN}"><summary>x</summary></details><marquee onstart="${RUN}">m</marquee>`,
  `<img id="fake" name="parlance"><form id="world"></form>`,
  `<msft-mention id="8:acs:x" displayText="<img src=x onerror=${RUN}>" style="position:fixed" onclick="${RUN}">@<img src=x onerror=${RUN}>Nora</msft-mention>`,
  `<p>${'<b>'.repeat(3000)}deep`,
]

test.each(hostile.map(html => [html.slice(0, 100), html]))('runs nothing and loads nothing: %s', async (_, html) => {
  const shown = await show(html)
  expect(shown).not.toMatch(
    /<(script|style|svg|math|iframe|object|embed|video|audio|link|form|input|button|img|template|base|meta)\b/i,
  )
  expect(shown).not.toMatch(/\s(on\w+|style|id|class|name|src|srcdoc|srcset)=/i)
  expect(shown).not.toMatch(/(javascript|data|vbscript):/i)
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false)
  expect(complaints).toEqual([])
})

test('what people do write is drawn as they wrote it', async () => {
  expect(
    await show('<p>A <b>bold</b> <i>idea</i></p><ul><li>one</li></ul><blockquote>said</blockquote><pre>code</pre>'),
  ).toBe('<p>A <b>bold</b> <i>idea</i></p><ul><li>one</li></ul><blockquote>said</blockquote><pre>code</pre>')
})

test('a link opens outside and says where it leads; a picture is a link', async () => {
  const link = await show('<a href="https://example.com/a?b=1" target="_self">here</a>')
  expect(link).toBe(
    '<a href="https://example.com/a?b=1" target="_blank" rel="noreferrer" title="https://example.com/a?b=1">here</a>',
  )
  expect(await show('<img src="https://example.com/cat.png" alt="a cat">')).toMatch(
    /^<a href="https:\/\/example.com\/cat.png"[^>]*>Image: a cat<\/a>$/,
  )
})
