import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ServerMessageId, type Body } from '../../electron/contract/domain.ts'
import { keyOf, merge } from '../../electron/core/merge.ts'
import type { ServiceMessage } from '../../electron/core/service-ports.ts'
import type { StoredMessage } from '../../electron/core/store-ports.ts'
import { me, other, threadA } from '../helpers/fake-world.ts'

const at = 1_700_000_000_000
const localId = '01890a5d-ac96-774b-bcce-b302099a8057'

function version(number: number, body: Body, extra: Partial<ServiceMessage> = {}): ServiceMessage {
  return {
    ...{ threadId: threadA, id: ServerMessageId.parse(String(at)), createdAt: at, version: at + number },
    ...{ sequenceId: null, sender: me, body, editedAt: number === 0 ? null : at + number, metadata: { localId } },
    ...extra,
  }
}

const story: ServiceMessage[] = [
  version(0, { kind: 'text', text: 'first' }),
  version(0, { kind: 'text', text: 'first' }, { sequenceId: '7' }),
  version(1, { kind: 'text', text: 'second' }),
  version(2, { kind: 'deleted', at: at + 2 }, { metadata: {}, editedAt: null }),
]

test('in whatever order and however often the versions come, the latest wins and what was known stays', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([...story, ...story], { minLength: 1 }), heard => {
      let known: StoredMessage | null = null
      for (const message of heard) known = merge(known, message, me.id) ?? known
      const latest = heard.reduce((best, message) => (message.version > best.version ? message : best))
      expect(known?.body).toEqual(latest.body)
      expect(known?.version).toBe(latest.version)
      const told = heard.find((message, index) => message.sequenceId !== null || index < 0)
      if (told) expect(known?.sequenceId).toBe('7')
    }),
  )
})

test('hearing the same again changes nothing', () => {
  const known = merge(null, version(1, { kind: 'text', text: 'x' }), me.id)
  expect(merge(known, version(1, { kind: 'text', text: 'x' }), me.id)).toBeNull()
})

test("somebody else's metadata cannot name one of our local ids", () => {
  expect(keyOf(version(0, { kind: 'text', text: 'x' }), me.id)).toBe(localId)
  expect(keyOf(version(0, { kind: 'text', text: 'x' }, { sender: other }), me.id)).toBe(String(at))
  expect(keyOf(version(0, { kind: 'text', text: 'x' }, { metadata: { localId: '../../etc' } }), me.id)).toBe(String(at))
})
