import { expect, test } from 'vitest'
import { UserId } from '../../electron/contract/domain.ts'
import { Contacts } from '../../electron/core/contacts.ts'
import { jsonExport } from '../../electron/core/export-json.ts'
import { textExport } from '../../electron/core/export-text.ts'
import { exportPieces } from '../../electron/core/export-walk.ts'
import { en } from '../../electron/core/words-en.ts'
import { fakeWorld, me } from '../helpers/fake-world.ts'
import { ada, conversation, unnamed, zoe } from '../helpers/searched-conversation.ts'

const blank = { name: null, hue: null, note: '' }

test('people are found by my name for them and still by their own', () => {
  const { contacts, say, find } = conversation()
  say('from ada')
  say('from zoe', { sender: zoe, threadId: unnamed })
  contacts.set({ ...blank, id: ada.id, name: 'The Countess' })
  contacts.set({ ...blank, id: zoe.id, name: 'Neighbour' })
  expect(find('from:countess')).toEqual(['from ada'])
  expect(find('from:lovelace')).toEqual(['from ada'])
  expect(find('in:neighbour')).toEqual(['from zoe'])
  contacts.remove(ada.id)
  expect(find('from:countess')).toEqual([])
})

test('what is written out calls people as I do, who was added and who added them too', () => {
  const { world, contacts, say } = conversation()
  contacts.set({ ...blank, id: ada.id, name: 'The Countess' })
  say('hello', { threadId: unnamed })
  say({ kind: 'participants-added', people: [ada, zoe], by: ada.id }, { threadId: unnamed, sender: null })
  const written = (format: typeof textExport): string =>
    [
      ...exportPieces(
        () => world.history,
        [unnamed],
        format({ me, exportedAt: 0, words: en.exported }),
        p => contacts.named(p),
      ),
    ]
      .map(({ text }) => text)
      .join('')
  expect(written(textExport)).toContain('The Countess: hello')
  expect(written(textExport)).toContain('The Countess added The Countess, Zoë')
  for (const format of [textExport, jsonExport]) expect(written(format)).not.toContain('Lovelace')
})

test('a name is one line of text that turns nothing around it, and a blank one is none', () => {
  const world = fakeWorld()
  const contacts = new Contacts(world)
  const id = UserId.parse('8:acs:r_x')
  contacts.set({ ...blank, id, name: 'A\n\u202Eda\u0000' })
  expect(contacts.nameOf(id)).toBe('A da')
  contacts.set({ ...blank, id, name: '\u202E' })
  expect(contacts.nameOf(id)).toBeNull()
  expect(contacts.list()).toEqual([{ ...blank, id }])
})

test('every change of the address book is told, and I am not in it', () => {
  const world = fakeWorld()
  const contacts = new Contacts(world)
  const contact = { id: ada.id, name: 'Countess', hue: 3, note: 'two lines\nof it' }
  contacts.set(contact)
  contacts.remove(ada.id)
  expect(world.heard).toMatchObject([
    { name: 'contact.changed', payload: { contacts: [contact] } },
    { name: 'contact.changed', payload: { contacts: [] } },
  ])
  expect(contacts.set({ ...contact, id: me.id }).ok).toBe(false)
})
