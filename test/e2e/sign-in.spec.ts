import type { Page } from '@playwright/test'
import { fillConnectionString, fillToken } from './chat.ts'
import { expect, test } from './fixtures.ts'

const jwt = (claims: object): string => `${part({ alg: 'RS256' })}.${part(claims)}.signature`
const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')

const connectionStrings: readonly [string, string][] = [
  ['hello', 'This is not a connection string.'],
  ['endpoint=http://127.0.0.1:9/;accesskey=%%%', 'The access key in this string is damaged.'],
  ['endpoint=https://127.0.0.1:9/;accesskey=c2VjcmV0', 'did not answer'],
]

const tokens: readonly [string, string, string][] = [
  ['not an address', jwt({ exp: 4_000_000_000, skypeid: 'acs:a_b', scp: 1792 }), 'This is not an address.'],
  [
    'http://example.com',
    jwt({ exp: 4_000_000_000, skypeid: 'acs:a_b', scp: 1792 }),
    'The endpoint must begin with https://',
  ],
  ['https://127.0.0.1:9', 'hello', 'This is not an access token.'],
  ['https://127.0.0.1:9', jwt({ exp: 1_000_000_000, skypeid: 'acs:a_b', scp: 1792 }), 'This token has expired.'],
]

const expectSentence = (page: Page, sentence: string) => expect(page.getByText(sentence)).toBeVisible()

test('each thing that can be wrong with what was pasted has its own sentence', async ({ launch }) => {
  const { page } = await launch()
  for (const [connectionString, sentence] of connectionStrings) {
    await fillConnectionString(page, connectionString, 'Anna')
    await expectSentence(page, sentence)
    await page.reload()
  }
  for (const [endpoint, token, sentence] of tokens) {
    await fillToken(page, endpoint, token)
    await expectSentence(page, sentence)
    await page.reload()
  }
})

test('a wrong access key is refused in words, and the right one still works', async ({ launch, startService }) => {
  const { endpoint, connectionString } = await startService()
  const { page } = await launch()
  await fillConnectionString(page, `endpoint=${endpoint}/;accesskey=${btoa('a wrong key')}`, 'Anna')
  await expectSentence(page, 'The resource refused this key.')
  await page.getByRole('textbox', { name: 'Connection string', exact: true }).fill(connectionString)
  await page.getByRole('button', { name: 'Create an identity and sign in' }).click()
  await expect(page.getByRole('navigation', { name: 'Conversations' })).toBeVisible()
})
