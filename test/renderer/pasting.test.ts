import { expect, test } from 'vitest'
import { type WindowPage, useWindow } from '../helpers/window-page.ts'

const open = useWindow()

/** What the clipboard holds is put in as the browser does it. */
async function paste(app: WindowPage, html: string, text = ''): Promise<void> {
  await app.box().evaluate(
    (box, [html, text]) => {
      const clipboardData = new DataTransfer()
      if (html) clipboardData.setData('text/html', html)
      clipboardData.setData('text/plain', text)
      box.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    },
    [html, text] as const,
  )
}
const start = async () => {
  const app = await open('rich')
  await app.choose('Formats')
  await app.box().focus()
  return app
}
async function sent(app: WindowPage): Promise<string> {
  await app.box().press('Enter')
  await app.page.waitForFunction(() => document.querySelector('.writing')?.textContent === '')
  const calls = (await app.callsOf('message.send')) as { body: { text?: string; html?: string } }[]
  return calls.at(-1)?.body.html ?? calls.at(-1)?.body.text ?? ''
}

const RUN = 'window.hacked=1'
const word = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{margin:0;color:red}</style><!--[if gte mso 9]><xml><o:p>x</o:p></xml><![endif]--></head><body><!--StartFragment--><p class="MsoNormal" style="margin:0"><b style="mso-bidi">Minutes</b><o:p></o:p></p><p class=MsoNormal>of the <i>call</i></p><!--EndFragment--></body></html>`
const hostile: readonly [what: string, html: string][] = [
  ['a script', `safe<script>${RUN}</script>`],
  ['a handler', `safe<img src=x onerror="${RUN}">`],
  ['a remote picture', `safe<img src="https://evil.example/p.png" srcset="https://evil.example/q.png 2x">`],
  ['a data: picture', `safe<img src="data:image/svg+xml,<svg onload='${RUN}'/>">`],
  ['svg', `safe<svg onload="${RUN}"><script>${RUN}</script><a xlink:href="javascript:${RUN}"></a></svg>`],
  ['mutation', `safe<svg></p><style><a id="</style><img src=1 onerror=${RUN}>">`],
  [
    'mutation by math',
    `safe<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${RUN}&gt;">`,
  ],
  ['mutation by noscript', `safe<noscript><p title="</noscript><img src=x onerror=${RUN}>"></noscript>`],
  ['a style', `safe<style>@import "https://evil.example/s.css"; .window{display:none}</style>`],
  ['a styled cover', `<div style="position:fixed;inset:0;background:url(https://evil.example/b.png)">safe</div>`],
  ['javascript:', `<a href="javascript:${RUN}">safe</a>`],
  ['javascript: in pieces', `<a href="java&#10;script&colon;${RUN}">safe</a>`],
  ['data: link', `<a href="data:text/html,<script>${RUN}</script>">safe</a>`],
  ['vbscript:', `<a href="vbscript:msgbox(1)">safe</a>`],
  ['a frame', `safe<iframe srcdoc="<script>parent.hacked=1</script>"></iframe>`],
  ['a form', `safe<form action="https://evil.example"><input autofocus onfocus="${RUN}"></form>`],
  ['an object', `safe<object data="https://evil.example/x"></object><embed src="https://evil.example/y">`],
  ['names of the page', `<p id="root" class="window" name="fake">safe</p>`],
  ['a mention that runs', `<msft-mention id="8:acs:nobody" displayText="x" onclick="${RUN}">@safe</msft-mention>`],
]

test('nothing that is pasted runs, loads, or stays beyond what the composer knows', async () => {
  const app = await start()
  const requests: string[] = []
  app.page.on('request', request => requests.push(request.url()))
  for (const [what, html] of hostile) {
    await paste(app, html)
    const shown = await app.box().evaluate(box => box.innerHTML)
    expect(shown, what).not.toMatch(/<(script|style|svg|math|iframe|object|embed|form|input|template)\b/i)
    expect(shown, what).not.toMatch(/\s(on\w+|style|srcset|name)=/i)
    expect(shown, what).not.toMatch(/(javascript|data|vbscript):/i)
    const out = await sent(app)
    expect(out, what).toContain('safe')
    expect(out, what).not.toMatch(/<(?!\/?p>|br>)[a-z!/]/i)
  }
  expect(await app.page.evaluate(() => 'hacked' in window)).toBe(false)
  expect(requests).toEqual([])
})

test.each([
  ['from a word processor', word, '<p><strong>Minutes</strong></p><p>of the <em>call</em></p>'],
  [
    'from a page',
    '<meta charset="utf-8"><h2>Plan</h2><ul><li>one</li><li>two <a href="https://example.com/?a=1&amp;b=2">here</a></li></ul>',
    '<p>Plan</p><ul><li>one</li><li>two <a href="https://example.com/?a=1&amp;b=2">here</a></li></ul>',
  ],
  ['lines', '<div>one</div><div>two</div><p>three</p>', 'one\ntwo\n\nthree'],
  ['a table', '<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>', 'a b\nc d'],
  ['code', '<pre><code>if (a &lt; b) {\n  c()\n}</code></pre>', '<pre><code>if (a &lt; b) {\n  c()\n}</code></pre>'],
])('form that the composer knows is kept: %s', async (_, html, expected) => {
  const app = await start()
  await paste(app, html, 'plain')
  expect(await sent(app)).toBe(expected)
})

test('Shift pastes the words alone, and so does code', async () => {
  const app = await start()
  await app.page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await app.page.evaluate(() => {
    const of = (type: string, text: string) => ({ [type]: new Blob([text], { type }) })
    const item = new ClipboardItem({ ...of('text/html', '<b>bold</b>'), ...of('text/plain', 'bold') })
    return navigator.clipboard.write([item])
  })
  await app.page.keyboard.press('Control+v')
  expect(await sent(app)).toBe('<p><strong>bold</strong></p>')
  await app.page.keyboard.press('Control+Shift+v')
  expect(await sent(app)).toBe('bold')
  await app.page.keyboard.type('```')
  await paste(app, '<b>let</b> x', 'let x\nlet y')
  expect(await sent(app)).toBe('<pre><code>let x\nlet y</code></pre>')
})

test('an address pasted over words makes a link of them', async () => {
  const app = await start()
  await app.box().fill('the draft')
  await app.box().press('ControlOrMeta+a')
  await paste(app, '', 'https://example.com/draft')
  expect(await sent(app)).toBe('<p><a href="https://example.com/draft">the draft</a></p>')
})

test('a megabyte is refused with a sentence, at once, and what was typed stays', async () => {
  const app = await start()
  await app.box().fill('before')
  const took = await app.box().evaluate(box => {
    const clipboardData = new DataTransfer()
    const words = 'many words '.repeat(95_000)
    clipboardData.setData('text/html', `<p>${words}</p>`)
    clipboardData.setData('text/plain', words)
    const began = performance.now()
    box.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    return performance.now() - began
  })
  await app.page.getByRole('alert').getByText('What you pasted has 1,045,000 characters').waitFor()
  expect(await app.box().innerText()).toBe('before')
  expect(took).toBeLessThan(200)
})

test('twice a message can be pasted, says by how much it is too long, and typing in it stays quick', async () => {
  const app = await start()
  await paste(app, '', 'word '.repeat(11_000))
  await app.page.getByText(/^Too long by 26,32\d bytes/).waitFor()
  await app.page.keyboard.press('ControlOrMeta+a')
  await paste(app, '', 'word '.repeat(4_000))
  const took = await app.box().evaluate(async box => {
    const times: number[] = []
    for (let n = 0; n < 10; n++) {
      const began = performance.now()
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- typing that can be timed from inside
      document.execCommand('insertText', false, 'x')
      await Promise.resolve()
      times.push(performance.now() - began)
    }
    return box.textContent.length > 20_000 ? times.toSorted((a, b) => a - b)[5]! : Number.NaN
  })
  expect(took).toBeLessThan(50)
})
