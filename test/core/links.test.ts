import { expect, test } from 'vitest'
import { ServerMessageId, ThreadId } from '../../electron/contract/domain.ts'
import { permalink, readPermalink } from '../../electron/core/permalink.ts'
import { eventually } from '../helpers/eventually.ts'
import { startLocalService } from '../helpers/local-service.ts'
import { startSignedIn } from '../helpers/start-test-app.ts'

const threadId = ThreadId.parse('19:acsV1_a-b_c/d?e#f%1@thread.v2')

test('what a link was made of is what is read from it, whatever is in the id', () => {
  for (const message of [null, ServerMessageId.parse('1700000000000'), ServerMessageId.parse('a/b?c#d%20')]) {
    const link = permalink({ threadId, message })
    expect(link).toMatch(/^parlance:\/\/thread\/[^\s/]+(\/message\/[^\s/]+)?$/)
    expect(readPermalink(` ${link} `)).toEqual({ threadId, message })
  }
})

test('what is no link of ours leads nowhere', () => {
  for (const text of [
    '',
    'parlance://',
    'parlance://settings/19%3Aa',
    'parlance://thread/',
    'parlance://thread/not-a-thread',
    'parlance://thread/19%3Aa%20b%40thread.v2',
    'parlance://thread/19%3Aa%40thread.v2/message/',
    'parlance://thread/19%3Aa%40thread.v2/message/1/2',
    'parlance://thread/19%3Aa%40thread.v2?x=1',
    'parlance://thread/%E0%A4%A',
    'https://thread/19%3Aa%40thread.v2',
  ])
    expect([text, readPermalink(text)]).toEqual([text, null])
})

test('a link made by one person opens its message for another, and for nobody who is not in the conversation', async () => {
  const service = await startLocalService()
  const [ada, bo, cy] = [
    await startSignedIn(service, 'Ada'),
    await startSignedIn(service, 'Bo'),
    await startSignedIn(service, 'Cy'),
  ]
  const { thread } = await ada.call('thread.create', {
    ...{ accountId: ada.account.id, topic: 'Harbour', idempotencyToken: crypto.randomUUID() },
    people: [{ id: bo.account.me, name: 'Bo' }],
  })
  const body = { kind: 'text', text: 'Read this' } as const
  const place = { accountId: ada.account.id, threadId: thread.id }
  const { localId } = await ada.call('message.send', { ...place, body })
  await eventually(async () => expect(await bo.messages(thread.id)).toContainEqual(expect.objectContaining({ body })))
  const link = await ada.call('message.link', { ...place, key: localId })
  expect(link).toMatch(/\/message\/\d{13}$/)

  await bo.call('link.open', { link, accountId: null })
  const heard = bo.heard['thread.opened'].at(-1)
  const [message] = (await bo.messages(thread.id)).filter(({ body }) => body.kind === 'text')
  expect(heard).toEqual({ accountId: bo.account.id, threadId: thread.id, at: message?.key })

  expect(await cy.tryCall('link.open', { link, accountId: null })).toEqual({ ok: false, error: { kind: 'not-found' } })
  expect(await cy.tryCall('link.open', { link: 'parlance://x', accountId: null })).toMatchObject({
    error: { kind: 'bad-request' },
  })
})
