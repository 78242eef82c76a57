import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { type PageHost, startPageHost } from '../renderer/page-host.ts'
import type { SceneName } from '../renderer/page/scenes.ts'
import { launchChromium } from './chromium.ts'

/** Chromium says so of any markup it parses under a policy, in a document that runs nothing: the sanitiser has to parse to see. */
export const PARSER =
  /^((Executing inline event handler|Setting the document's base URI) .*The action has been blocked|This document requires 'TrustedScript' assignment\. (This script e|An HTMLScriptE)lement was (directly )?modified)/

export interface WindowPage {
  page: Page
  nav: () => Locator
  log: () => Locator
  box: () => Locator
  choose: (title: string | RegExp) => Promise<void>
  /** What the window asked the main process under that name, in order. */
  callsOf: (name: string) => Promise<unknown[]>
}

/** The window in a real browser with the fake behind it, one page for each test; no page may complain. */
export function useWindow(): (scene: SceneName, width?: number) => Promise<WindowPage> {
  let host: PageHost
  let browser: Browser
  let page: Page | null = null
  let complaints: string[] = []
  beforeAll(async () => {
    ;[host, browser] = await Promise.all([startPageHost(), launchChromium()])
  }, 60_000)
  afterAll(async () => {
    await browser.close()
    await host.stop()
  })
  afterEach(async () => {
    await page?.context().close()
    page = null
    expect(complaints).toEqual([])
  })
  return async (scene, width = 1100) => {
    const context = await browser.newContext({ viewport: { width, height: 720 }, locale: 'en-GB' })
    const opened = await context.newPage()
    page = opened
    complaints = []
    opened.setDefaultTimeout(10_000)
    opened.on('console', message => {
      if (message.type() === 'error' && !PARSER.test(message.text())) complaints.push(message.text())
    })
    opened.on('pageerror', error => complaints.push(error.message))
    await opened.goto(`${host.url}?scene=${scene}`)
    const nav = () => opened.getByRole('navigation', { name: 'Conversations' })
    return {
      page: opened,
      nav,
      log: () => opened.getByRole('log', { name: 'Messages' }),
      box: () => opened.getByRole('textbox', { name: 'Message' }),
      async choose(title) {
        await nav().getByRole('button', { name: title }).click()
        await opened.locator('.message').first().waitFor()
      },
      callsOf: name =>
        opened.evaluate(name => window.fake.calls.filter(call => call.name === name).map(({ input }) => input), name),
    }
  }
}
