import type { Person, ThreadId, UserId } from '../contract/domain.ts'
import type { Contacts } from './contacts.ts'
import type { HistoryStore } from './store-ports.ts'
import { tokenTexts } from './search-tokens.ts'

interface Known {
  history: Pick<HistoryStore, 'people' | 'threads' | 'participants'>
  me: Person
  contacts: Pick<Contacts, 'nameOf'>
}

/** Whom `from:` means: `me` (`moi`), an id, or everybody whose name, theirs or mine for them, has these letters side by side. */
export function peopleNamed(value: string, { history, me, contacts }: Known): UserId[] {
  if (/^(me|moi)$/i.test(value)) return [me.id]
  const isMeant = named(value)
  const everybody = new Map([me, ...history.people()].map(({ id, name }) => [id, name]))
  if (isMeant(me.name)) everybody.set(me.id, me.name)
  return [...everybody].flatMap(([id, name]) =>
    id === value || isMeant(name) || isMeant(contacts.nameOf(id)) ? [id] : [],
  )
}

/** Which threads `in:` means: by their topic, or by their people where they have none. */
export function threadsNamed(value: string, { history, me, contacts }: Known): ThreadId[] {
  const isMeant = named(value)
  return history.threads().flatMap(({ id, topic }) => {
    if (id === value) return [id]
    if (topic !== null && topic !== '') return isMeant(topic) ? [id] : []
    const others = history.participants(id).filter(person => person.id !== me.id)
    return others.some(person => isMeant(person.name) || isMeant(contacts.nameOf(person.id))) ? [id] : []
  })
}

/** Letters are compared as search compares them. What has none names nobody. */
function named(value: string): (name: string | null) => boolean {
  const wanted = folded(value)
  return name => name !== null && wanted !== '' && folded(name).includes(wanted)
}

const folded = (text: string): string => tokenTexts(text).join(' ')
