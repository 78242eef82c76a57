import { expect, test } from 'vitest'
import { collect, startLocalService, threadOf } from '../helpers/local-service.ts'
import { ask } from '../helpers/local-service-raw.ts'

const userOf = (id: string) => ({ communicationUserId: id })

async function scene(people = 2) {
  let now = Date.now()
  const service = await startLocalService({ now: () => (now += 1) })
  const [ann, bob] = [await service.person(), await service.person()]
  const thread = await threadOf(people === 1 ? [ann] : [ann, bob])
  const path = `/chat/threads/${thread.threadId}/messages`
  const raw = async (id: string) => (await ask(service, { path: `${path}/${id}`, token: ann.token })).body
  return { service, ann, bob, thread, path, raw, bobs: bob.chat.getChatThreadClient(thread.threadId) }
}

test('a message goes through its life: sent, edited, deleted', async () => {
  const { thread, raw, ann } = await scene()
  const { id } = await thread.sendMessage(
    { content: 'one' },
    { senderDisplayName: 'Ann', metadata: { a: '1', b: '2' } },
  )
  const sent = await raw(id)
  expect(sent).toEqual({
    id,
    type: 'text',
    sequenceId: '3',
    version: id,
    content: { message: 'one', attachments: [] },
    senderDisplayName: 'Ann',
    createdOn: `${new Date(Number(id)).toISOString().slice(0, 19)}Z`,
    senderCommunicationIdentifier: { rawId: ann.id, communicationUser: { id: ann.id } },
    metadata: { a: '1', b: '2' },
  })
  await thread.updateMessage(id, { content: 'two', metadata: { b: '', c: '3' } })
  const edited = await raw(id)
  expect(edited).toEqual({
    ...sent,
    version: expect.any(String),
    content: { message: 'two', attachments: [] },
    editedOn: expect.stringMatching(/Z$/),
    metadata: { a: '1', c: '3' },
  })
  await thread.deleteMessage(id)
  const deleted = await raw(id)
  const { metadata, ...rest } = sent
  expect(deleted).toEqual({
    ...rest,
    version: expect.any(String),
    content: { message: '', attachments: [] },
    deletedOn: expect.stringMatching(/Z$/),
  })
  expect(metadata).toBeDefined()
  expect(Number(deleted.version)).toBeGreaterThan(Number(edited.version))
})

test('what was not given is not answered', async () => {
  const { thread, raw } = await scene()
  const { id } = await thread.sendMessage({ content: 'plain' })
  expect(Object.keys(await raw(id)).sort()).toEqual(
    ['content', 'createdOn', 'id', 'senderCommunicationIdentifier', 'sequenceId', 'type', 'version'].sort(),
  )
})

test('an edit of nothing changes nothing', async () => {
  const { service, ann, thread, path, raw } = await scene()
  const { id } = await thread.sendMessage({ content: 'same' })
  const before = await raw(id)
  await ask(service, { method: 'PATCH', path: `${path}/${id}`, token: ann.token, body: {} })
  expect(await raw(id)).toEqual(before)
})

test('deleting again changes nothing, not even the version', async () => {
  const { thread, raw } = await scene()
  const { id } = await thread.sendMessage({ content: 'gone' })
  await thread.deleteMessage(id)
  const tombstone = await raw(id)
  await thread.deleteMessage(id)
  expect(await raw(id)).toEqual(tombstone)
})

test('the list is a feed of changes: ten by default, newest version first, tombstones included', async () => {
  const { service, ann, thread, path } = await scene()
  const ids: string[] = []
  for (let index = 0; index < 12; index += 1) ids.push((await thread.sendMessage({ content: `${index}` })).id)
  await thread.updateMessage(ids[0] ?? '', { content: 'edited' })
  await thread.deleteMessage(ids[5] ?? '')
  const { body } = await ask(service, { path, token: ann.token })
  expect(body.value).toHaveLength(10)
  expect(body.value.map((message: { id: string }) => message.id).slice(0, 4)).toEqual([
    ids[5],
    ids[0],
    ids[11],
    ids[10],
  ])
  expect(body.nextLink).toMatch(
    new RegExp(
      `^${service.endpoint}/chat/threads/19:[^/]+@thread\\.v2/messages\\?syncState=[\\da-f]+&maxPageSize=10&api-version=`,
    ),
  )
  const rest = await ask(service, {
    path: body.nextLink?.slice(service.endpoint.length) ?? '',
    token: ann.token,
    version: false,
  })
  expect(rest.body.value).toHaveLength(4)
  expect(rest.body.nextLink).toBeUndefined()
})

test('a page size above 200 is 200', async () => {
  const { service, ann, thread, path } = await scene()
  await Promise.all(Array.from({ length: 205 }, (_, index) => thread.sendMessage({ content: `${index}` })))
  const { body } = await ask(service, { path: `${path}?maxPageSize=1000`, token: ann.token })
  expect(body.value).toHaveLength(200)
  expect(body.nextLink).toContain('maxPageSize=200')
})

test('paging is undisturbed by what arrives meanwhile', async () => {
  const { thread } = await scene()
  for (let index = 0; index < 20; index += 1) await thread.sendMessage({ content: `${index}` })
  const seen: string[] = []
  for await (const page of thread.listMessages({ maxPageSize: 3 }).byPage()) {
    seen.push(...page.flatMap(message => (message.type === 'text' ? [message.content?.message ?? ''] : [])))
    await thread.sendMessage({ content: 'late' })
  }
  expect(seen).toEqual(Array.from({ length: 20 }, (_, index) => `${19 - index}`))
})

test('startTime finds what changed since, not only what was written since', async () => {
  const { thread } = await scene()
  const old = await thread.sendMessage({ content: 'old' })
  const middle = await thread.sendMessage({ content: 'middle' })
  const newest = await thread.sendMessage({ content: 'new' })
  await thread.updateMessage(old.id, { content: 'old, edited' })
  const found = await collect(thread.listMessages({ startTime: new Date(Number(newest.id)) }))
  expect(found.map(message => message.id)).toEqual([old.id, newest.id])
  expect(found.map(message => message.id)).not.toContain(middle.id)
  const pages = thread.listMessages({ startTime: new Date(Number(newest.id)), maxPageSize: 1 })
  expect((await collect(pages)).map(message => message.id)).toEqual([old.id, newest.id])
})

test('links carry https to Azure SDKs, which follow nothing else with a token, and http to others', async () => {
  const { service, ann, thread, path } = await scene()
  await thread.sendMessage({ content: 'x' })
  const link = async (headers: Record<string, string>) =>
    new URL((await ask(service, { path: `${path}?maxPageSize=1`, token: ann.token, headers })).body.nextLink ?? '')
      .protocol
  expect(await link({})).toBe('http:')
  expect(await link({ 'user-agent': 'azsdk-js-communication-chat/1.6.0' })).toBe('https:')
  expect(await link({ 'x-ms-useragent': 'azsdk-js-communication-chat/1.6.0' })).toBe('https:')
  expect(await link({ 'x-forwarded-proto': 'https' })).toBe('https:')
})

test('messages of one moment keep their order and get ids of their own', async () => {
  let now = Date.now()
  const service = await startLocalService({ now: () => now })
  const ann = await service.person()
  const thread = await threadOf([ann])
  for (let index = 0; index < 5; index += 1) await thread.sendMessage({ content: `${index}` })
  now -= 60_000
  await thread.sendMessage({ content: '5' })
  const messages = await collect(thread.listMessages())
  expect(messages.map(message => message.sequenceId)).toEqual(['8', '7', '6', '5', '4', '3', '2', '1'])
  expect(new Set(messages.map(message => message.id)).size).toBe(8)
})

test('html is cleaned of what could run or load, and left alone otherwise', async () => {
  const { thread, raw } = await scene()
  const stored = async (html: string): Promise<string> => {
    const { id } = await thread.sendMessage({ content: html }, { type: 'html' })
    return (await raw(id)).content.message
  }
  const fine =
    '<p>Hello <strong>you</strong>,<br>see <a href="https://example.com/?a=1&amp;b=2" title="x">this</a> &lt;3</p>'
  expect(await stored(fine)).toBe(fine)
  const cases = [
    ['<script>alert(1)</script>after', 'after'],
    ['<SCRIPT src=//e.example>x</SCRIPT >after', 'after'],
    ['<img src=x onerror=alert(1)>', '<img>'],
    ['<a href="javascript:alert(1)">x</a>', '<a>x</a>'],
    ['<a href="&#106;avascript:alert(1)">x</a>', '<a>x</a>'],
    ['<svg><a onclick=alert(1)>x</a></svg>after', 'after'],
    ['<b style="background:url(x)" class=y>x</b>', '<b>x</b>'],
    ['<iframe src="https://e.example"></iframe>', ''],
    ['<!-- <b> -->x<!-- open', 'x'],
    ['<custom-tag>x</custom-tag>', 'x'],
    ['1 < 2 <b', '1 &lt; 2 &lt;b'],
  ]
  for (const [given, kept] of cases) expect([given, await stored(given ?? '')]).toEqual([given, kept])
  const plain = await thread.sendMessage({ content: '<script>' }, { type: 'text' })
  expect((await raw(plain.id)).content.message).toBe('<script>')
})

test('somebody removed reads on what they could see, up to their removal, and may do no more', async () => {
  const { ann, bob, thread, bobs } = await scene()
  const { id } = await thread.sendMessage({ content: 'together' })
  await thread.removeParticipant(userOf(bob.id))
  const unseen = await thread.sendMessage({ content: 'alone' })
  const messages = await collect(bobs.listMessages())
  expect(messages[0]?.type).toBe('participantRemoved')
  expect(messages.map(message => message.content?.message)).toContain('together')
  expect(messages.map(message => message.content?.message)).not.toContain('alone')
  expect((await bobs.getMessage(id)).content?.message).toBe('together')
  await expect(bobs.getMessage(unseen.id)).rejects.toMatchObject({ statusCode: 404 })
  for (const refused of [
    () => bobs.sendMessage({ content: 'x' }),
    () => bobs.getProperties(),
    () => collect(bobs.listParticipants()),
    () => bobs.sendReadReceipt({ chatMessageId: id }),
  ]) {
    await expect(refused()).rejects.toMatchObject({ statusCode: 403 })
  }
  expect(ann.id).not.toBe(bob.id)
})

test('a newcomer reads from the moment shared with them, and anew after coming back', async () => {
  const { bob, thread, bobs } = await scene(1)
  const first = await thread.sendMessage({ content: 'first' })
  const second = await thread.sendMessage({ content: 'second' })
  const texts = async () =>
    (await collect(bobs.listMessages())).flatMap(message => (message.type === 'text' ? [message.content?.message] : []))
  const addBob = (shareHistoryTime?: Date) =>
    thread.addParticipants({
      participants: [{ id: userOf(bob.id), ...(shareHistoryTime ? { shareHistoryTime } : {}) }],
    })
  await addBob(new Date(Number(second.id)))
  expect(await texts()).toEqual(['second'])
  await expect(bobs.getMessage(first.id)).rejects.toMatchObject({ statusCode: 404 })
  await thread.removeParticipant(userOf(bob.id))
  await thread.sendMessage({ content: 'third' })
  expect(await texts()).toEqual(['second'])
  await addBob()
  expect(await texts()).toEqual(['third', 'second', 'first'])
  await thread.removeParticipant(userOf(bob.id))
  await addBob(new Date(Date.now() + 3_600_000))
  expect((await collect(bobs.listMessages())).map(message => message.type)).toEqual(['participantAdded'])
})

test('adding somebody again only renames them', async () => {
  const { bob, thread } = await scene()
  const before = (await collect(thread.listMessages())).length
  await thread.addParticipants({ participants: [{ id: userOf(bob.id), displayName: 'Robert', metadata: { a: 'b' } }] })
  await thread.addParticipants({ participants: [{ id: userOf(bob.id) }] })
  expect((await collect(thread.listParticipants()))[1]).toMatchObject({ displayName: 'Robert', metadata: { a: 'b' } })
  expect(await collect(thread.listMessages())).toHaveLength(before)
})
