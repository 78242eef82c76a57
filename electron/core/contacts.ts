import type { Contact } from '../contract/address-book.ts'
import type { Person, UserId } from '../contract/domain.ts'
import { done, fail, type Result } from '../contract/result.ts'
import type { AccountWorld } from './account-world.ts'
import { oneLine } from './export-words.ts'

type ContactsWorld = Pick<AccountWorld, 'accountId' | 'me' | 'journal' | 'publish'>

/**
 * My own names for people. A Person of the contract always has the name they gave themselves, for that one goes back to the service
 * with whoever is added or mentioned, and mine must not. Mine takes its place where something is made for me to read: here for what
 * the main process writes or searches, in renderer/text/names.ts for what the window draws.
 */
export class Contacts {
  readonly #world: ContactsWorld
  #names: ReadonlyMap<UserId, string> | null = null

  constructor(world: ContactsWorld) {
    this.#world = world
  }

  list(): Contact[] {
    return this.#world.journal.contacts()
  }

  set({ name, ...contact }: Contact): Result<null> {
    const { journal, me } = this.#world
    if (contact.id === me.id) return fail({ kind: 'bad-request', detail: 'Nobody is in their own address book.' })
    journal.putContact({ ...contact, name: (name && oneLine(name)) || null })
    this.#changed()
    return done
  }

  remove(id: UserId): Result<null> {
    this.#world.journal.removeContact(id)
    this.#changed()
    return done
  }

  /** What I call them, where I call them anything. */
  nameOf(id: UserId): string | null {
    this.#names ??= new Map(this.list().flatMap(({ id, name }) => (name === null ? [] : [[id, name]])))
    return this.#names.get(id) ?? null
  }

  /** For my eyes only. */
  named<P extends Person>(person: P): P {
    const name = this.nameOf(person.id)
    return name === null ? person : { ...person, name }
  }

  #changed(): void {
    const { accountId, publish } = this.#world
    this.#names = null
    publish('contact.changed', { accountId, contacts: this.list() })
  }
}
