import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import type { Release, Update } from '../../electron/contract/updates.ts'
import { type Section, sections } from '../../renderer/store/sheet.ts'
import { launchChromium } from '../helpers/chromium.ts'
import { type PageHost, startPageHost } from './page-host.ts'
import type { SceneName } from './page/scenes.ts'

interface Screen {
  scene: SceneName
  width?: number
  height?: number
  act?: (page: Page) => Promise<unknown>
}

const thread = (title: string | RegExp) => async (page: Page) => {
  await page.locator('.thread', { hasText: title }).click()
  await page.locator('.message').first().waitFor()
}
const menu = (item: number) => async (page: Page) => {
  await page.locator('.chip').click()
  await page.getByRole('menuitem').nth(item).click()
  await page.locator('.fui-DialogSurface').waitFor()
}
/** Of the account menu, whose words are in any language. */
const item = { book: 2, users: 3, settings: 4, help: 5, diagnosis: 6, signOut: 7 }
const settings = (section: Section) => async (page: Page) => {
  await menu(item.settings)(page)
  await page.getByRole('tab').nth(sections.indexOf(section)).click()
}
const alertSettings = async (page: Page) => {
  await settings('alerts')(page)
  const quietHours = { on: true, from: 1320, to: 420 }
  const until = new Date().setHours(24 + 8, 0, 0, 0)
  await page.evaluate(change => window.fake.call('settings.set', change), { quietHours, doNotDisturb: { until } })
  await page.locator('.alert-test button').click()
  await page.locator('.alert-test [role=status]:not(:empty)').waitFor()
}
const newer: Release = {
  version: '0.2.0',
  notes:
    '- Pictures and files in messages.\n- A conversation opens in half the time.\n\nThank you to everybody who wrote to us about the search.',
  bytes: 91_300_000,
}
const told = async (page: Page, update: Update) => {
  await page.evaluate(update => window.fake.emit('update.changed', update), update)
  await page.locator('.update [role=status], .bars .fui-MessageBar').first().waitFor()
}
const shortcuts = async (page: Page) => {
  await page.keyboard.press('Control+/')
  await page.locator('kbd').first().waitFor()
}
const diagnosis = async (page: Page) => {
  await menu(item.diagnosis)(page)
  await page.locator('.checks').nth(1).waitFor()
}
const handOver = async (page: Page) => {
  await menu(item.users)(page)
  await page.locator('.make-user [name=name]').fill('Test device')
  await page.locator('.make-user [type=submit]').click()
  await page.locator('.hand-over').waitFor()
}
const made = async (page: Page) => {
  await handOver(page)
  await page.locator('.sheet button').last().click()
  await page.locator('.account-card').waitFor()
}
const card = async (page: Page) => {
  await thread('Spring launch')(page)
  await page.locator('.message-by .person-button').last().click()
  await page.locator('.card').waitFor()
}
const newConversation = (page: Page) => page.locator('.rail-top > button').last().click()

const search = (query: string) => async (page: Page) => {
  await page.locator('.rail-search input').fill(query)
  await page.locator('.results-words').waitFor({ state: 'attached' })
}
const people = (title: string) => async (page: Page) => {
  await thread(title)(page)
  await page.locator('.head [aria-expanded]').first().click()
}
const wish = (title: string, item: number) => async (page: Page) => {
  await thread(title)(page)
  await page.locator('.head > button').last().click()
  await page.getByRole('menuitem').nth(item).click()
  await page.locator('.fui-DialogSurface').waitFor()
}

const details = (title: string) => async (page: Page) => {
  await thread(title)(page)
  await page.locator('.message').last().focus()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem').last().click()
  await page.locator('.fui-DialogSurface').waitFor()
}
const properties = async (page: Page) => {
  await people('Everybody')(page)
  await page.locator('.details button').click()
  await page.locator('.fui-DialogSurface').waitFor()
}
const gone = async (page: Page) => {
  await thread('Spring launch')(page)
  await page.locator('.composer [role=textbox], .composer textarea').pressSequentially('I was just about to say')
  await page.evaluate(() => {
    const { fake, world } = window
    fake.emit('thread.removed', { accountId: world.ACCOUNT, threadId: world.threadId('launch') })
  })
  await page.locator('.gone-draft').waitFor()
}
export const paste = (page: Page, text: string) =>
  page.locator('.picker input').evaluate((input, text) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', text)
    input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, text)

/** Every screen once; each is drawn in every look. */
export const screens: Record<string, Screen> = {
  'first-run': { scene: 'first-run' },
  'first-run-token': {
    scene: 'first-run',
    async act(page) {
      await page.evaluate(() =>
        window.fake.answer('account.signIn', () => ({ ok: false, error: { kind: 'bad-token', problem: 'expired' } })),
      )
      await page.locator('.way-head').nth(1).click()
      for (const [name, value] of [
        ['endpoint', 'https://contoso.communication.azure.com'],
        ['token', 'a.b.c'],
        ['name', 'Nora'],
      ])
        await page.locator(`form:visible [name=${name}]`).fill(value ?? '')
      await page.locator('form:visible [type=submit]').click()
    },
  },
  'first-run-developers': { scene: 'first-run', act: page => page.locator('.way-head').nth(3).click() },
  'first-run-managed': { scene: 'first-run-managed', act: page => page.locator('.way-head').nth(1).click() },
  'policy-broken': { scene: 'policy-broken' },
  forbidden: { scene: 'forbidden' },
  'settings-managed': { scene: 'managed', act: settings('messages') },
  'settings-alerts-managed': { scene: 'managed', act: settings('alerts') },
  'keychain-locked': { scene: 'keychain-locked' },
  'keychain-missing': { scene: 'keychain-missing' },
  'nobody-yet': { scene: 'nobody-yet' },
  list: { scene: 'office' },
  'list-arranged': { scene: 'arranged' },
  'list-menu': {
    scene: 'arranged',
    async act(page) {
      await page.locator('.thread', { hasText: 'Spring launch' }).click({ button: 'right' })
      await page.getByRole('menuitem').nth(1).hover()
      await page.getByRole('menu').nth(1).waitFor()
    },
  },
  'list-mentions': { scene: 'arranged', act: page => page.locator('.filter-choice').nth(2).click() },
  'list-nothing': { scene: 'office', act: page => page.locator('.filter-choice').nth(3).click() },
  'list-arranged-narrow': { scene: 'arranged', width: 480 },
  'person-card': { scene: 'arranged', act: card },
  'person-card-editing': {
    scene: 'arranged',
    width: 480,
    async act(page) {
      await card(page)
      await page.locator('.card .card-acts button').last().click()
    },
  },
  'address-book': { scene: 'arranged', act: menu(item.book) },
  'address-book-empty': { scene: 'office', act: menu(item.book) },
  switcher: { scene: 'arranged', act: page => page.locator('.rail-top > button').nth(1).click() },
  'switcher-found': {
    scene: 'troubled',
    async act(page) {
      await page.locator('.rail-top > button').nth(1).click()
      await page.getByRole('combobox').fill('ma')
      await page.locator('.destination mark').first().waitFor()
    },
  },
  conversation: { scene: 'office', act: thread('Spring launch') },
  'conversation-tall': { scene: 'office', height: 1500, act: thread('Spring launch') },
  'conversation-narrow': { scene: 'office', width: 480, act: thread('Spring launch') },
  'conversation-zoomed': { scene: 'office', width: 640, height: 400, act: thread('Spring launch') },
  'list-narrow': { scene: 'offline', width: 480 },
  people: {
    scene: 'office',
    async act(page) {
      await thread('Spring launch')(page)
      await page.locator('.head [aria-expanded]').first().click()
    },
  },
  undelivered: { scene: 'office', act: thread('This waited too long') },
  left: { scene: 'office', act: thread('Old project') },
  'far-back': {
    scene: 'office',
    async act(page) {
      await thread('A very long conversation')(page)
      await page.locator('.log').hover()
      await page.mouse.wheel(0, -2500)
      await page.locator('.jump').waitFor()
      await page.evaluate(() => {
        const { fake, world } = window
        const threadId = world.threadId('long')
        fake.receive(world.ACCOUNT, threadId, world.amina, 'And now something new')
        fake.emit('typing.changed', {
          accountId: world.ACCOUNT,
          typing: { threadId, people: [world.amina, world.tomas] },
        })
      })
      await page.locator('.jump [data-new=true]').waitFor()
    },
  },
  'too-long': {
    scene: 'office',
    async act(page) {
      await thread('See you downstairs')(page)
      await page.locator('.writing').fill('é'.repeat(15_000))
    },
  },
  'new-conversation': { scene: 'office', act: newConversation },
  'new-conversation-narrow': { scene: 'office', width: 480, act: newConversation },
  'new-conversation-wrong': {
    scene: 'office',
    async act(page) {
      await newConversation(page)
      await page.locator('.picker-list button').first().click()
      await page.locator('.picker input').fill('8:acs:nope')
      await page.locator('.picker input').press('Enter')
    },
  },
  'account-menu': { scene: 'troubled', act: page => page.locator('.chip').click() },
  settings: { scene: 'office', act: menu(item.settings) },
  'settings-narrow': { scene: 'office', width: 480, act: menu(item.settings) },
  'settings-messages': { scene: 'office', act: settings('messages') },
  'settings-alerts-in-browser': { scene: 'in-browser', act: settings('alerts') },
  'settings-alerts': { scene: 'office', height: 1000, act: alertSettings },
  'settings-alerts-quiet': {
    scene: 'office',
    width: 480,
    async act(page) {
      await alertSettings(page)
      await page.locator('.quiet-times input').last().fill('22:00')
      await page.locator('.quiet-times input').last().scrollIntoViewIfNeeded()
    },
  },
  'settings-accounts': { scene: 'troubled', act: settings('accounts') },
  'settings-system': {
    scene: 'office',
    async act(page) {
      await settings('system')(page)
      await page.getByRole('switch').first().click()
      await page.getByRole('radio').last().click()
      await page.locator('.proxy-address input').fill('nora:secret@proxy')
      await page.locator('.proxy-address button').click()
    },
  },
  'settings-system-narrow': { scene: 'office', width: 480, act: settings('system') },
  'settings-privacy': { scene: 'office', act: settings('privacy') },
  'settings-about': {
    scene: 'office',
    async act(page) {
      await settings('about')(page)
      await page.locator('.sections-page [aria-expanded]').click()
      await page.locator('summary').click()
    },
  },
  'settings-update': {
    scene: 'office',
    height: 900,
    async act(page) {
      await settings('about')(page)
      await told(page, { state: 'available', release: newer })
      await page.locator('.update summary').click()
    },
  },
  'settings-update-narrow': {
    scene: 'office',
    width: 480,
    async act(page) {
      await settings('about')(page)
      await told(page, { state: 'downloading', release: newer, part: 0.42 })
    },
  },
  'settings-update-failed': {
    scene: 'office',
    async act(page) {
      await settings('about')(page)
      await told(page, { state: 'failed', problem: 'unreachable', detail: 'ERR_NAME_NOT_RESOLVED', release: null })
    },
  },
  'update-found': { scene: 'office', act: page => told(page, { state: 'available', release: newer }) },
  'update-ready-narrow': {
    scene: 'office',
    width: 480,
    act: page => told(page, { state: 'ready', release: newer }),
  },
  'update-tampered': {
    scene: 'office',
    act: page => told(page, { state: 'failed', problem: 'tampered', detail: '', release: newer }),
  },
  'text-larger': {
    scene: 'office',
    async act(page) {
      await thread('Spring launch')(page)
      await page.evaluate(() => window.fake.call('settings.set', { textSize: 'larger' }))
      await page.locator('.chip').click()
    },
  },
  'text-larger-settings': {
    scene: 'office',
    async act(page) {
      await page.evaluate(() => window.fake.call('settings.set', { textSize: 'larger', theme: 'contrast' }))
      await menu(item.settings)(page)
    },
  },
  'contrast-chosen': {
    scene: 'office',
    async act(page) {
      await page.evaluate(() => window.fake.call('settings.set', { theme: 'contrast' }))
      await thread('Spring launch')(page)
    },
  },
  shortcuts: { scene: 'office', act: shortcuts },
  'shortcuts-narrow': { scene: 'office', width: 480, act: shortcuts },
  help: { scene: 'office', act: menu(item.help) },
  'help-asked': {
    scene: 'signed-out',
    async act(page) {
      await page.locator('.bars .link-button').click()
      await page.locator('[data-asked=true]').waitFor()
    },
  },
  'help-narrow': { scene: 'first-run', width: 480, act: page => page.locator('.screen-actions .link-button').click() },
  diagnosis: { scene: 'office', height: 900, act: diagnosis },
  'diagnosis-narrow': { scene: 'office', width: 480, act: diagnosis },
  log: {
    scene: 'office',
    async act(page) {
      await diagnosis(page)
      await page.locator('.sheet-bar button').last().click()
      await page.locator('.log-lines li').first().waitFor()
    },
  },
  users: { scene: 'office', act: made },
  'users-narrow': { scene: 'office', width: 480, act: made },
  'users-wrong': {
    scene: 'office',
    async act(page) {
      await menu(item.users)(page)
      await page.locator('.make-user [name=name]').fill('x'.repeat(10_000))
      await page.locator('.make-user [type=submit]').click()
    },
  },
  'hand-over': { scene: 'office', act: handOver },
  'hand-over-code': {
    scene: 'developer',
    height: 1100,
    async act(page) {
      await handOver(page)
      await page.locator('.sheet [aria-expanded]').click()
    },
  },
  'echo-hint': { scene: 'newcomer', act: thread('Echo') },
  'sign-out': { scene: 'office', act: menu(item.signOut) },
  offline: { scene: 'offline', act: thread('Spring launch') },
  'not-live': { scene: 'not-live' },
  'signed-out': { scene: 'signed-out' },
  notices: { scene: 'troubled' },
  'first-run-service': {
    scene: 'first-run',
    async act(page) {
      await page.evaluate(() =>
        window.fake.answer('account.signIn', () => ({
          ok: false,
          error: { kind: 'bad-token-service', problem: 'refused', detail: '401' },
        })),
      )
      await page.locator('.way-head').nth(2).click()
      for (const [name, value] of [
        ['endpoint', 'https://contoso.communication.azure.com'],
        ['url', 'https://login.contoso.com/chat-token'],
        ['name', 'Nora'],
      ])
        await page.locator(`form:visible [name=${name}]`).fill(value ?? '')
      await page.locator('form:visible [type=submit]').click()
    },
  },
  search: { scene: 'waiting', act: search('the') },
  'search-wrong': { scene: 'office', act: search('from:zorro before:spring xyzzy') },
  'search-opened': {
    scene: 'office',
    async act(page) {
      await search('kettle')(page)
      await page.locator('.hit').nth(20).click()
      await page.locator('.message[data-target=true]').waitFor()
    },
  },
  waiting: {
    scene: 'waiting',
    height: 980,
    async act(page) {
      await people('Budget')(page)
      await page.locator('.message .trouble').nth(3).waitFor()
    },
  },
  'waiting-narrow': { scene: 'waiting', width: 480, act: thread('Budget') },
  editing: {
    scene: 'office',
    async act(page) {
      await thread('See you downstairs')(page)
      await page.locator('.writing').press('ArrowUp')
    },
  },
  formats: { scene: 'rich', height: 1250, act: thread('Formats') },
  'formats-narrow': { scene: 'rich', width: 480, height: 1250, act: thread('Formats') },
  writing: {
    scene: 'rich',
    async act(page) {
      await thread('Formats')(page)
      await page.locator('.composer-line > button').first().click()
      await page.locator('.message[data-key]').last().focus()
      await page.keyboard.press('r')
      await page.locator('.writing:focus').pressSequentially('A **bold** idea, `code` and @tom')
      await page.keyboard.press('Tab')
      for (const line of ['', '', '- first', 'second', '', '> quoted', '']) {
        await page.keyboard.type(line)
        await page.keyboard.press('Shift+Enter')
      }
      await page.keyboard.type('Thanks @')
      await page.locator('.offers').waitFor()
    },
  },
  'writing-narrow': {
    scene: 'rich',
    width: 480,
    async act(page) {
      await thread('Formats')(page)
      await page.locator('.composer-line > button').first().click()
      await page.locator('.writing').pressSequentially('Well done :th')
      await page.locator('.offers').waitFor()
    },
  },
  emoji: {
    scene: 'office',
    async act(page) {
      await thread('See you downstairs')(page)
      await page.locator('.composer-line > button').nth(1).click()
      await page.locator('.emoji-groups button').nth(2).click()
      await page.locator('.emoji-tones label').nth(3).click()
      await page.locator('.emoji-grid [role=gridcell]').nth(40).focus()
    },
  },
  link: {
    scene: 'office',
    async act(page) {
      await thread('See you downstairs')(page)
      await page.locator('.writing').fill('the draft')
      await page.locator('.writing').press('ControlOrMeta+a')
      await page.locator('.writing').press('ControlOrMeta+k')
      await page.locator('.fui-DialogSurface input').first().fill('javascript:alert(1)')
      await page.locator('.fui-DialogSurface [type=submit]').click()
    },
  },
  'edit-rich': {
    scene: 'rich',
    async act(page) {
      await thread('Formats')(page)
      await page.locator('.writing').press('ArrowUp')
    },
  },
  'message-menu': {
    scene: 'office',
    async act(page) {
      await thread('See you downstairs')(page)
      await page.locator('.message[data-mine=true]').last().hover()
      await page.locator('.message-menu').last().click()
    },
  },
  'message-focused': {
    scene: 'office',
    async act(page) {
      await thread('Spring launch')(page)
      await page.locator('.message').last().focus()
      await page.keyboard.press('ArrowUp')
    },
  },
  'message-details': { scene: 'office', height: 1000, act: details('See you downstairs') },
  'message-details-narrow': { scene: 'office', width: 480, act: details('See you downstairs') },
  'message-details-crowd': { scene: 'crowd', act: details('Everybody') },
  'message-copied': {
    scene: 'office',
    async act(page) {
      await thread('See you downstairs')(page)
      await page.locator('.message').last().focus()
      await page.keyboard.press('c')
      await page.locator('.told span').waitFor()
    },
  },
  'message-missed': {
    scene: 'office',
    async act(page) {
      await page.evaluate(() => {
        const { fake, world } = window
        const at = fake.nextId().toString() as never
        fake.emit('thread.opened', { accountId: world.ACCOUNT, threadId: world.threadId('launch'), at })
      })
      await page.locator('.log-missed').waitFor()
    },
  },
  crowd: { scene: 'crowd', act: people('Everybody') },
  'crowd-narrow': { scene: 'crowd', width: 480, act: people('Everybody') },
  properties: { scene: 'crowd', height: 900, act: properties },
  'properties-wrong': {
    scene: 'crowd',
    height: 900,
    async act(page) {
      await properties(page)
      await page.locator('.fui-DialogSurface input[type=number]').fill('12')
      await page.locator('.fui-DialogSurface [type=submit]').click()
    },
  },
  'new-conversation-more': {
    scene: 'offline',
    height: 1000,
    async act(page) {
      await newConversation(page)
      for (const at of [0, 0]) await page.locator('.picker-list button').nth(at).click()
      await page.locator('.fui-DialogSurface [aria-expanded=false]').click()
    },
  },
  'new-conversation-pasted': {
    scene: 'office',
    async act(page) {
      await newConversation(page)
      await paste(page, 'Amina Okafor\nnobody at all\n8:acs:nope')
    },
  },
  'not-added': {
    scene: 'office',
    async act(page) {
      await newConversation(page)
      await page.locator('.picker-list button').first().click()
      await page.evaluate(() => {
        const { fake, world } = window
        const { thread } = fake.thread(world.ACCOUNT, world.threadId('amina'))
        const notAdded = [
          { id: world.amina.id, because: 'not-found' as const, detail: '' },
          { id: world.yuki.id, because: 'forbidden' as const, detail: '' },
        ]
        fake.answer('thread.create', () => ({ ok: true, value: { thread, notAdded } }))
      })
      await page.locator('.fui-DialogSurface [type=submit]').click()
      await page.locator('.reasons').waitFor()
    },
  },
  gone: { scene: 'office', act: gone },
  'gone-narrow': { scene: 'office', width: 480, act: gone },
  'exported-line': {
    scene: 'office',
    async act(page) {
      await page.evaluate(() => {
        const { fake, world } = window
        const one = { accountId: world.ACCOUNT, threadId: null, format: 'html' as const }
        const path = '/home/nora/Documents/Spring launch 2026-03-01.html'
        const done = { state: 'done', path, messages: 18, partial: false } as const
        fake.emit('export.changed', { ...one, id: '1', state: { ...done, showable: true } })
        fake.emit('export.changed', { ...one, id: '2', state: { ...done, showable: false } })
        fake.emit('export.changed', { ...one, id: '3', state: { state: 'failed', problem: 'disk-full', detail: '' } })
      })
    },
  },
  'conversation-menu': {
    scene: 'office',
    async act(page) {
      await thread('Spring launch')(page)
      await page.locator('.head > button').last().click()
    },
  },
  renaming: {
    scene: 'office',
    async act(page) {
      await thread('Spring launch')(page)
      await page.locator('.head .hover-act').click()
    },
  },
  'go-to-date': { scene: 'office', act: wish('Spring launch', 0) },
  'add-people': { scene: 'office', act: wish('Spring launch', 2) },
  export: { scene: 'office', act: wish('Spring launch', 3) },
  leave: { scene: 'office', act: wish('Spring launch', 4) },
  'delete-conversation': { scene: 'office', act: wish('Spring launch', 5) },
  exporting: {
    scene: 'office',
    async act(page) {
      await wish('Spring launch', 3)(page)
      await page.locator('.fui-DialogActions button').last().click()
      await page.evaluate(() => {
        const started = window.fake.snapshot.exports[0]
        if (started) window.fake.emit('export.changed', { ...started, state: { state: 'running', part: 0.37 } })
      })
    },
  },
  exported: {
    scene: 'office',
    async act(page) {
      await wish('Spring launch', 3)(page)
      await page.locator('.fui-DialogActions button').last().click()
      await page.evaluate(() => {
        const path = '/home/nora/Documents/Spring launch 2026-03-01.html'
        const state = { state: 'done', path, messages: 18, partial: true, showable: true } as const
        const started = window.fake.snapshot.exports[0]
        if (started) window.fake.emit('export.changed', { ...started, state })
      })
    },
  },
  'storage-checked': {
    scene: 'waiting',
    async act(page) {
      await settings('storage')(page)
      await page.locator('.storage-actions button').first().click()
      await page.locator('.storage [role=status]:not(:empty)').waitFor()
    },
  },
  'one-closed': { scene: 'one-closed' },
  'all-closed': { scene: 'all-closed', height: 1000 },
  rebuild: {
    scene: 'one-closed',
    act: page => page.locator('.closed-actions button').nth(1).click(),
  },
  'disk-full': { scene: 'disk-full', act: thread('Spring launch') },
}

const looks = {
  light: {},
  dark: { colorScheme: 'dark' },
  contrast: { forcedColors: 'active' },
  french: { locale: 'fr-FR' },
  mirrored: { dir: 'rtl' },
} as const

async function shoot(
  browser: Browser,
  host: PageHost,
  folder: string,
  look: keyof typeof looks,
  wanted: RegExp,
): Promise<void> {
  const { dir = 'ltr', ...settings }: { dir?: string; colorScheme?: 'dark'; forcedColors?: 'active'; locale?: string } =
    looks[look]
  for (const [name, { scene, width = 1180, height = 780, act }] of Object.entries(screens)) {
    if (!wanted.test(`${name}.${look}`)) continue
    const context = await browser.newContext({
      viewport: { width, height },
      locale: 'en-GB',
      reducedMotion: 'reduce',
      ...settings,
    })
    const page = await context.newPage()
    await page.goto(`${host.url}?scene=${scene}&dir=${dir}`)
    await page.locator('.rail, .screen-card').first().waitFor({ state: 'attached' })
    await act?.(page)
    await page.evaluate(() => new Promise(done => requestIdleCallback(done, { timeout: 500 })))
    await page.screenshot({ path: join(folder, `${name}.${look}.png`) })
    await context.close()
  }
}

/** Draws every screen in every look, or those whose `name.look` is wanted, into a folder for somebody to look at. */
export async function takeScreenshots(folder: string, wanted = /./): Promise<void> {
  await mkdir(folder, { recursive: true })
  const [host, browser] = await Promise.all([startPageHost(), launchChromium()])
  for (const look of Object.keys(looks) as (keyof typeof looks)[]) await shoot(browser, host, folder, look, wanted)
  await browser.close()
  await host.stop()
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  await takeScreenshots(process.argv[2] ?? 'screenshots', new RegExp(process.argv[3] ?? '.'))
