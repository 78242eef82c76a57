import type { Screen } from './screen.ts'

/** Before anybody is signed in, and before there is anything to read. */
export const firstRunScreens: Record<string, Screen> = {
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
  'keychain-locked': { scene: 'keychain-locked' },
  'keychain-missing': { scene: 'keychain-missing' },
  'nobody-yet': { scene: 'nobody-yet' },
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
}
