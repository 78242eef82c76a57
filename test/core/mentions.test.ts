import { expect, test } from 'vitest'
import { MessageKey, ServerMessageId, type Body } from '../../electron/contract/domain.ts'
import { isMentioned } from '../../electron/core/mentions.ts'
import { ReadState } from '../../electron/core/read-state.ts'
import { Threads } from '../../electron/core/threads.ts'
import { fakeWorld, me, other, threadA } from '../helpers/fake-world.ts'

const mention = (id: string): string => `<msft-mention id="${id}" displayText="X">@X</msft-mention>`
const html = (inside: string): Body => ({ kind: 'html', html: `<p>${inside}</p>` })

test.each([
  [mention(me.id), true],
  [`<msft-mention displayText='a > b' id='${me.id}'>@X</msft-mention>`, true],
  [`<MSFT-MENTION ID = ${me.id}>@X</MSFT-MENTION>`, true],
  [mention(me.id.replaceAll(':', '&#58;')), true],
  [`${mention(other.id)} and ${mention(me.id)}`, true],
  [mention(other.id), false],
  [mention(`${me.id}x`), false],
  [`<msft-mention displayText=" id=${me.id}">@X</msft-mention>`, false],
  [`<msft-mention data-id="${me.id}">@X</msft-mention>`, false],
  [`<b id="${me.id}">@X</b> ${me.id}`, false],
])('%s', (markup, expected) => {
  expect(isMentioned(markup, me.id)).toBe(expected)
})

test('unread messages that mention me are counted, by others only, and right after edits, deletions and reading', () => {
  const world = fakeWorld()
  world.online = false
  const threads = new Threads(world)
  const put = (n: number, body: Body, sender = other): void => {
    const id = ServerMessageId.parse(String(n))
    world.history.putMessage({
      ...{ key: MessageKey.parse(id), threadId: threadA, serverId: id, sentAt: n, version: n, sequenceId: null },
      ...{ sender, body, editedAt: null, metadata: {} },
    })
  }
  const counted = (): number | undefined => threads.list().find(({ id }) => id === threadA)?.mentions
  put(1, html(`one ${mention(me.id)}`))
  put(2, html(`two ${mention(me.id)} ${mention(me.id)}`))
  put(3, html(`three ${mention(other.id)}`))
  put(4, html(`four, by myself ${mention(me.id)}`), me)
  put(5, { kind: 'text', text: `five, which only shows one: ${mention(me.id)}` })
  put(6, html('six'))
  expect(counted()).toBe(2)
  put(6, html(`six, edited ${mention(me.id)}`))
  expect(counted()).toBe(3)
  put(2, { kind: 'deleted', at: 9 })
  expect(counted()).toBe(2)
  new ReadState(world, threads).read(threadA, MessageKey.parse('1'))
  expect(counted()).toBe(1)
})
