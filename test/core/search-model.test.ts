import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MessageKey, ServerMessageId, type Person, type ThreadId } from '../../electron/contract/domain.ts'
import { tokenTexts } from '../../electron/core/search-tokens.ts'
import type { StoredMessage } from '../../electron/core/store-ports.ts'
import { me, threadA, threadB } from '../helpers/fake-world.ts'
import { ada, conversation, day, unnamed, zoe } from '../helpers/searched-conversation.ts'

const vocabulary = ['boat', 'boats', 'Bo', 'harbour', 'Harbours', 'sea', 'SEA', 'été', 'ete', '東京', '京', '👍', 'a']
const wordOf = fc.constantFrom(...vocabulary)
const said = fc.record({
  words: fc.array(wordOf, { maxLength: 6 }),
  sender: fc.constantFrom(ada, zoe, me, null),
  threadId: fc.constantFrom(threadA, threadB, unnamed),
  sentAt: fc.nat(6).map(n => day(2026, 3, 1 + n)),
  html: fc.boolean(),
})
const asked = fc.record({
  words: fc.array(wordOf, { maxLength: 2 }),
  phrase: fc.array(wordOf, { maxLength: 3 }),
  without: fc.array(wordOf, { maxLength: 1 }),
  last: fc.option(fc.constantFrom('bo', 'boa', 'boat', 'harbo', 'harbour', 's', 'et', '東', 'a')),
  from: fc.array(fc.constantFrom('ada', 'zoe', 'me'), { maxLength: 2 }),
  in: fc.array(fc.constantFrom('harbour', 'budget', 'zoe'), { maxLength: 2 }),
  before: fc.option(fc.integer({ min: 1, max: 7 })),
  after: fc.option(fc.integer({ min: 1, max: 7 })),
})

test('search finds what reading every message would find, in the same order, page by page', () => {
  const { world, page } = conversation()
  const threadOf: Record<string, ThreadId> = { harbour: threadA, budget: threadB, zoe: unnamed }
  const senderOf: Record<string, Person> = { ada, zoe, me }
  let round = 0
  fc.assert(
    fc.property(fc.array(said, { maxLength: 25 }), asked, fc.integer({ min: 1, max: 7 }), (messages, query, limit) => {
      const prefix = `r${round++}-`
      const all = messages.map(({ words, html, ...rest }, n): StoredMessage => {
        const text = words.join(' ')
        return {
          ...{ key: MessageKey.parse(`${prefix}${n}`), serverId: ServerMessageId.parse(`${prefix}${n}`), ...rest },
          ...{ version: n, sequenceId: null, editedAt: null, metadata: {} },
          body: html ? { kind: 'html', html: `<p>${text}</p>` } : { kind: 'text', text },
        }
      })
      world.history.transaction(() => {
        for (const id of [threadA, threadB, unnamed]) world.history.removeThread(id)
        for (const id of [threadA, threadB, unnamed]) {
          const topic = id === threadA ? 'Harbour café' : id === threadB ? 'Budget 2026' : null
          world.history.putThread({
            ...{
              id,
              topic,
              createdAt: 0,
              lastActivityAt: 0,
              membership: 'member',
              caughtUpTo: 0,
              retentionDays: null,
              metadata: {},
            },
          })
        }
        world.history.putParticipants(
          unnamed,
          [me, ada, zoe].map(person => ({ ...person, name: person === ada ? null : person.name, sharedFrom: 0 })),
        )
        // So that everybody has a name here, whoever speaks in this round.
        world.history.putParticipants(
          threadA,
          [me, ada, zoe].map(person => ({ ...person, sharedFrom: 0 })),
        )
        all.forEach(message => world.history.putMessage(message))
      })

      const typed = [
        ...query.words,
        ...(query.phrase.length > 0 ? [`"${query.phrase.join(' ')}"`] : []),
        ...query.without.map(word => `-${word}`),
        ...query.from.map(name => `from:${name}`),
        ...query.in.map(name => `in:${name}`),
        ...(query.before === null ? [] : [`before:2026-03-0${query.before}`]),
        ...(query.after === null ? [] : [`after:2026-03-0${query.after}`]),
        ...(query.last === null ? [''] : [query.last]),
      ]
      const has = (text: string[], wanted: string[], isPrefix = false): boolean =>
        text.some((_, at) =>
          wanted.every((token, n) => {
            const found = text[at + n] ?? ''
            return isPrefix && n === wanted.length - 1 ? found.startsWith(token) : found === token
          }),
        )
      const isAsked = typed.some(part => part !== '')
      const expected = !isAsked
        ? []
        : all
            .map((message, n) => ({ message, n }))
            .sort((a, b) => b.message.sentAt - a.message.sentAt || b.n - a.n)
            .filter(({ message }) => {
              const text = tokenTexts(messages[all.indexOf(message)]!.words.join(' '))
              const { last } = query
              return (
                query.words.every(word => has(text, tokenTexts(word))) &&
                (query.phrase.length === 0 || has(text, tokenTexts(query.phrase.join(' ')))) &&
                !query.without.some(word => has(text, tokenTexts(word))) &&
                (last === null || has(text, tokenTexts(last), last.length > 1)) &&
                (query.from.length === 0 || query.from.some(name => message.sender?.id === senderOf[name]!.id)) &&
                (query.in.length === 0 || query.in.some(name => message.threadId === threadOf[name])) &&
                (query.before === null || message.sentAt < day(2026, 3, query.before, 0)) &&
                (query.after === null || message.sentAt >= day(2026, 3, query.after, 0))
              )
            })
            .map(({ message }) => message.key)

      const keys: string[] = []
      for (let before: number | null = null; ;) {
        const answer = page(typed.join(' '), limit, before)
        expect(answer.unknown).toEqual([])
        keys.push(...answer.hits.map(({ key }) => key))
        if (answer.older === null) break
        before = answer.older
      }
      expect(keys, typed.join(' ')).toEqual(expected)
    }),
    { numRuns: 300 },
  )
})
