import type { Account, AccountId } from '../../electron/contract/domain.ts'
import type { Handlers } from '../../electron/contract/ipc.ts'
import type { Export } from '../../electron/contract/keeping.ts'
import { done, ok } from './answers.ts'
import type { FakeBridge } from './fake-bridge.ts'
import { madeUserCalls } from './fake-made-users.ts'

type Name =
  | `account.${'signIn' | 'renew' | 'signOut' | 'reconnect' | 'open' | 'rebuild'}`
  | `export.${'start' | 'cancel' | 'show' | 'dismiss'}`
  | `identity.${'list' | 'create' | 'token' | 'revoke' | 'delete'}`
  | 'backfill.pause'
  | 'storage.check'

export function accountCalls(fake: FakeBridge): Pick<Handlers, Name> {
  const leave = (accountId: AccountId) => {
    const closed = fake.snapshot.closed.filter(({ id }) => id !== accountId)
    if (closed.length === fake.snapshot.closed.length) return
    fake.snapshot = { ...fake.snapshot, closed }
    fake.emit('closed.changed', closed)
  }
  /** A closed account opens: it is no longer closed, and there as the others are. */
  const open = ({ accountId }: { accountId: AccountId }) => {
    const shut = fake.snapshot.closed.find(({ id }) => id === accountId)
    if (!shut) return done
    const { kind, endpoint, name } = shut
    leave(accountId)
    const account = newAccount(accountId, kind, name, endpoint)
    fake.add(account)
    fake.emit('account.changed', account)
    return done
  }
  const tell = (what: Export) => {
    const others = fake.snapshot.exports.filter(({ id }) => id !== what.id)
    fake.snapshot = { ...fake.snapshot, exports: [...others, what] }
    fake.emit('export.changed', what)
  }
  return {
    'account.signIn': given => {
      const kind = given.way
      const endpoint = 'endpoint' in given ? given.endpoint : null
      const account = newAccount(crypto.randomUUID() as AccountId, kind, given.name, endpoint)
      fake.add(account)
      fake.emit('account.changed', account)
      return ok(account)
    },
    'account.renew': ({ accountId }) => {
      fake.update({ id: accountId, connection: { state: 'online', live: true } })
      return done
    },
    'account.signOut': ({ accountId }) => {
      leave(accountId)
      fake.accounts.delete(accountId)
      fake.snapshot = { ...fake.snapshot, accounts: fake.snapshot.accounts.filter(({ id }) => id !== accountId) }
      fake.emit('account.removed', { accountId })
      return done
    },
    'account.reconnect': ({ accountId }) => {
      fake.emit('connection.changed', { accountId, connection: { state: 'online', live: true } })
      return done
    },
    'account.open': open,
    'account.rebuild': open,
    ...madeUserCalls(fake),
    'backfill.pause': ({ accountId, paused }) => {
      const account = fake.accounts.get(accountId)?.account
      if (account?.backfill.state !== 'complete')
        fake.update({ id: accountId, backfill: { ...account!.backfill, state: paused ? 'paused' : 'running' } })
      return done
    },
    'storage.check': ({ accountId }) => {
      const threads = [...(fake.accounts.get(accountId)?.threads.values() ?? [])]
      const messages = threads.reduce((sum, thread) => sum + thread.messages.length, 0)
      return ok({ history: 'sound', journal: 'sound', bytes: 65_536 + messages * 320, messages })
    },
    'export.start': ({ accountId, threadId, format }) => {
      const id = crypto.randomUUID()
      const started: Export = { id, accountId, threadId, format, state: { state: 'running', part: 0 } }
      tell(started)
      return ok(started)
    },
    'export.cancel': ({ id }) => {
      const running = fake.snapshot.exports.find(each => each.id === id)
      if (running) tell({ ...running, state: { state: 'cancelled' } })
      return done
    },
    'export.show': () => done,
    'export.dismiss': ({ id }) => {
      fake.snapshot = { ...fake.snapshot, exports: fake.snapshot.exports.filter(each => each.id !== id) }
      fake.emit('export.dismissed', { id })
      return done
    },
  }
}

function newAccount(id: AccountId, kind: Account['kind'], name: string, endpoint: string | null): Account {
  const me = `8:acs:11111111-2222-4333-8444-555555555555_${id.slice(0, 23)}` as Account['me']
  return {
    ...{ id, kind, endpoint, me, name, connection: { state: 'online', live: true } },
    ...{ backfill: { state: 'complete', threads: 0, completeThreads: 0, part: 1 }, trouble: null },
  }
}
