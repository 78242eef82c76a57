import type { FakeBridge } from '../../../helpers/fake-bridge.ts'
import { ACCOUNT, MINUTE, addThread, amina, type me, text, threadId, tomas } from '../world.ts'
import { office } from './office.ts'

/** A list that its owner has put in order, with people of every kind and names of their own for some. */
export function arranged(now: number): FakeBridge {
  const bridge = office(now)
  const mine = bridge.accounts.get(ACCOUNT)!
  const ago = (minutes: number) => now - minutes * MINUTE
  const kinds = [
    { id: '8:orgid:5c1f0c1e-3d8b-4c39-9f04-6a2f6f3f1d11', name: 'Priya Raman' },
    { id: '4:+33612345678', name: null },
    { id: '28:orgid:7e7c0b7a-weather', name: 'Weather' },
    { id: '8:orgid:0b7a2e54-1111-4c39-9f04-6a2f6f3f1d12', name: null },
    { id: '48:something-new', name: 'Visitor from afar' },
  ] as { id: typeof me.id; name: string | null }[]
  addThread(
    mine,
    'kinds',
    kinds,
    kinds.map((by, at) => ({ by, at: ago(200 - at * 7), body: text(`Hello from ${by.id.split(':')[0]}`) })),
    { topic: 'All kinds of people', unread: 5, mentions: 1 },
  )
  kinds.slice(0, 3).forEach((by, at) => {
    addThread(mine, `kind-${at}`, [by], [{ by, at: ago(3000 + at), body: text('Just the two of us') }])
  })
  const change = (name: string, change: Parameters<FakeBridge['change']>[2]) =>
    bridge.change(ACCOUNT, threadId(name), change)
  change('launch', { mentions: 1 })
  change('amina', { pinned: 2 })
  change('draft', { pinned: 1 })
  change('names', { muted: { until: null } })
  change('nobody', { markedUnread: true })
  change('failing', { failed: 2 })
  mine.contacts = [
    { id: amina.id, name: 'Amina (harbour)', hue: 5, note: 'Knows the keys.\nBirthday in May.' },
    { id: kinds[1]!.id, name: 'Plumber', hue: null, note: '' },
    { id: tomas.id, name: null, hue: 2, note: 'Prefers mornings' },
  ]
  return bridge
}
