import type { Contact } from '../../electron/contract/address-book.ts'
import type { AccountId } from '../../electron/contract/domain.ts'
import type { Handlers } from '../../electron/contract/ipc.ts'
import { done, ok } from './answers.ts'
import type { FakeBridge } from './fake-bridge.ts'

type Name = `thread.${'pin' | 'mute' | 'markUnread'}` | `contact.${'list' | 'set' | 'remove'}`

/** How threads stand in the list, and the address book. */
export function listCalls(fake: FakeBridge): Pick<Handlers, Name> {
  const keep = (accountId: AccountId, contacts: Contact[]) => {
    const account = fake.accounts.get(accountId)
    if (account) account.contacts = contacts
    fake.emit('contact.changed', { accountId, contacts })
    return done
  }
  const contacts = (accountId: AccountId) => fake.accounts.get(accountId)?.contacts ?? []
  return {
    'thread.pin': ({ accountId, threadId, pinned }) => {
      const threads = [...(fake.accounts.get(accountId)?.threads.values() ?? [])]
      const last = Math.max(0, ...threads.map(({ thread }) => thread.pinned ?? 0))
      fake.change(accountId, threadId, { pinned: pinned ? last + 1 : null })
      return done
    },
    'thread.mute': ({ accountId, threadId, muted }) => {
      fake.change(accountId, threadId, { muted })
      return done
    },
    'thread.markUnread': ({ accountId, threadId }) => {
      fake.change(accountId, threadId, { markedUnread: true })
      return done
    },
    'contact.list': ({ accountId }) => ok(contacts(accountId)),
    'contact.set': ({ accountId, contact }) =>
      keep(accountId, [...contacts(accountId).filter(({ id }) => id !== contact.id), contact]),
    'contact.remove': ({ accountId, userId }) =>
      keep(
        accountId,
        contacts(accountId).filter(({ id }) => id !== userId),
      ),
  }
}
