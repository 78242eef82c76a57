import type { Diagnosis } from '../contract/care.ts'
import type { Desktop } from '../contract/desktop.ts'
import type { Handlers, Publish } from '../contract/ipc.ts'
import type { Policy } from '../contract/policy.ts'
import { done, ok } from '../contract/result.ts'
import type { Accounts } from '../core/accounts.ts'
import type { Alerts } from '../core/alerts.ts'
import type { Exports } from '../core/exports.ts'
import type { Links } from '../core/links.ts'
import type { Notices } from '../core/notices.ts'
import type { PageNotifier } from '../core/page-notifier.ts'
import { changeSettings } from '../core/policy.ts'
import type { LoginItem, Papers, SettingsStore } from '../core/system-ports.ts'
import type { Updates } from '../core/updates.ts'

export interface HandlerParts {
  version: string
  profile: string
  accounts: Accounts
  exports: Exports
  links: Links
  notices: Notices
  alerts: Alerts
  page: PageNotifier | null
  updates: Updates
  settings: SettingsStore
  policy: Policy
  diagnose: () => Promise<Diagnosis>
  papers: Papers
  loginItem: LoginItem
  drawn: () => void
  desktop: () => Desktop | null
  publish: Publish
}

/** Every call of the contract, handed to whoever does it; no logic of its own. */
export function createHandlers({
  version,
  profile,
  accounts,
  exports,
  links,
  notices,
  alerts,
  page,
  updates,
  settings,
  policy,
  diagnose,
  papers,
  loginItem,
  drawn,
  desktop,
  publish,
}: HandlerParts): Handlers {
  const inSession: Accounts['within'] = (accountId, run) => accounts.within(accountId, run)

  return {
    'app.snapshot': () =>
      ok({
        version,
        profile,
        keychain: accounts.keychainState,
        accounts: accounts.list(),
        closed: accounts.closed,
        exports: exports.all,
        notices: notices.all,
        settings: settings.get(),
        policy,
        desktop: desktop(),
        update: updates.state,
      }),
    'settings.set'(patch) {
      const changed = changeSettings(policy, settings, patch)
      if (changed.ok) publish('settings.changed', changed.value)
      return changed
    },
    'diagnostics.run': async () => ok(await diagnose()),
    'log.read': async ({ known }) => ok(await papers.log(known)),
    'app.drawn'() {
      drawn()
      return done
    },
    'app.licences': async () => ok(await papers.licences()),
    'alert.test': async () => ok(await alerts.test()),
    'update.check': () => updates.check(),
    'update.download': () => updates.download(),
    'update.install': () => updates.install(),
    'atLogin.read': () => ok(loginItem.read()),
    'atLogin.set': ({ on }) => loginItem.set(on),
    'alert.allow'({ allowed }) {
      page?.allow(allowed)
      return done
    },
    'alert.met'({ id, did }) {
      page?.met(id, did)
      return done
    },
    'notice.dismiss'({ id }) {
      notices.dismiss(id)
      return done
    },
    'keychain.retry': async () => ok(await accounts.open()),
    'keychain.sessionOnly': () => ok(accounts.useSessionOnly()),

    'account.signIn': input => accounts.signIn(input),
    'account.renew': ({ accountId, token }) => accounts.renew(accountId, token),
    'account.signOut': ({ accountId, erase }) => accounts.signOut(accountId, erase),
    'account.reconnect': ({ accountId }) =>
      inSession(accountId, session => {
        session.wake()
        return done
      }),
    'account.open': ({ accountId }) => accounts.openAgain(accountId),
    'account.rebuild': ({ accountId }) => accounts.rebuild(accountId),
    'storage.check': ({ accountId }) => accounts.check(accountId),
    'export.start': input => inSession(input.accountId, session => exports.start(session, input)),
    'export.cancel': ({ id }) => exports.cancel(id),
    'export.show': ({ id }) => exports.show(id),
    'export.dismiss': ({ id }) => exports.dismiss(id),

    'identity.list': ({ accountId }) => inSession(accountId, session => ok(accounts.madeUsers.list(session))),
    'identity.create': ({ accountId, ...input }) =>
      inSession(accountId, session => accounts.madeUsers.create(session, input)),
    'identity.token': ({ accountId, ...input }) =>
      inSession(accountId, session => accounts.madeUsers.token(session, input)),
    'identity.revoke': ({ accountId, userId }) =>
      inSession(accountId, session => accounts.madeUsers.revoke(session, userId)),
    'identity.delete': ({ accountId, userId }) =>
      inSession(accountId, session => accounts.madeUsers.delete(session, userId)),

    'backfill.pause': ({ accountId, paused }) =>
      inSession(accountId, ({ backfill }) => {
        backfill.pause(paused)
        return done
      }),

    'thread.list': ({ accountId }) => inSession(accountId, ({ threads }) => ok(threads.list())),
    'thread.create': ({ accountId, ...input }) => inSession(accountId, ({ threads }) => threads.create(input)),
    'thread.read': ({ accountId, threadId, upTo }) =>
      inSession(accountId, ({ readState }) => {
        readState.read(threadId, upTo)
        return done
      }),
    'thread.rename': ({ accountId, threadId, topic }) =>
      inSession(accountId, ({ arranging }) => arranging.rename(threadId, topic)),
    'thread.pin': ({ accountId, threadId, pinned }) =>
      inSession(accountId, ({ standings }) => standings.pin(threadId, pinned)),
    'thread.mute': ({ accountId, threadId, muted }) =>
      inSession(accountId, ({ standings }) => standings.mute(threadId, muted)),
    'thread.markUnread': ({ accountId, threadId }) =>
      inSession(accountId, ({ standings }) => standings.markUnread(threadId)),
    'thread.refresh': ({ accountId, threadId }) =>
      inSession(accountId, session => {
        session.refresh(threadId)
        return done
      }),
    'thread.setProperties': ({ accountId, threadId, properties }) =>
      inSession(accountId, ({ threads }) => threads.setProperties(threadId, properties)),
    'thread.delete': ({ accountId, threadId }) => inSession(accountId, ({ threads }) => threads.delete(threadId)),
    'draft.set': ({ accountId, threadId, draft }) =>
      inSession(accountId, ({ threads }) => {
        threads.setDraft(threadId, draft)
        return done
      }),

    'message.page': ({ accountId, threadId, from, limit }) =>
      inSession(accountId, async ({ reader }) => ok(await reader.page(threadId, from, limit))),
    'message.search': ({ accountId, ...input }) => inSession(accountId, ({ search }) => ok(search.run(input))),
    'message.find': ({ accountId, threadId, serverId }) =>
      inSession(accountId, ({ reader }) => ok(reader.find(threadId, serverId))),
    'message.send': ({ accountId, threadId, body, replyTo }) =>
      inSession(accountId, session => {
        session.typing.sent(threadId)
        return session.writing.send(threadId, body, replyTo)
      }),
    'message.edit': ({ accountId, threadId, key, body }) =>
      inSession(accountId, ({ writing }) => writing.edit(threadId, key, body)),
    'message.delete': ({ accountId, threadId, key }) =>
      inSession(accountId, ({ writing }) => writing.delete(threadId, key)),
    'outbox.retry': ({ accountId, localId }) => inSession(accountId, ({ outbox }) => outbox.retry(localId)),
    'outbox.discard': ({ accountId, localId }) => inSession(accountId, ({ outbox }) => outbox.discard(localId)),

    'message.link': ({ accountId, threadId, key }) =>
      inSession(accountId, session => links.make(session, threadId, key)),
    'link.open': ({ link, accountId }) => links.open(link, accountId),

    'participant.list': ({ accountId, threadId }) =>
      inSession(accountId, ({ threads }) => ok(threads.participants(threadId))),
    'participant.add': ({ accountId, threadId, people, sharedFrom }) =>
      inSession(accountId, ({ arranging }) => arranging.add(threadId, people, sharedFrom)),
    'participant.remove': ({ accountId, threadId, userId }) =>
      inSession(accountId, ({ arranging }) => arranging.remove(threadId, userId)),
    'contact.list': ({ accountId }) => inSession(accountId, ({ contacts }) => ok(contacts.list())),
    'contact.set': ({ accountId, contact }) => inSession(accountId, ({ contacts }) => contacts.set(contact)),
    'contact.remove': ({ accountId, userId }) => inSession(accountId, ({ contacts }) => contacts.remove(userId)),
    'person.list': ({ accountId }) => inSession(accountId, session => ok(accounts.people(session))),
    'receipt.list': ({ accountId, threadId }) => inSession(accountId, ({ readState }) => ok(readState.list(threadId))),
    'typing.send': ({ accountId, threadId }) =>
      inSession(accountId, ({ typing, world }) => {
        world.inBackground(typing.tell(threadId))
        return done
      }),
    'network.back'() {
      accounts.networkBack()
      return done
    },
    'attention.set': ({ focused, open }) => {
      alerts.attend(focused ? open : null)
      return done
    },
  }
}
