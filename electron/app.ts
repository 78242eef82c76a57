import { azureChatServices } from './azure/chat-services.ts'
import type { Desktop } from './contract/desktop.ts'
import type { AnyEvent, Handlers, Payload, Publish } from './contract/ipc.ts'
import type { MenuItem } from './contract/menu.ts'
import type { Policy } from './contract/policy.ts'
import { ok } from './contract/result.ts'
import type { Settings } from './contract/settings.ts'
import { Accounts } from './core/accounts.ts'
import { Alerts } from './core/alerts.ts'
import type { Desk, Stretch } from './core/attention-ports.ts'
import { audience } from './core/audience.ts'
import { diagnose } from './core/diagnosis.ts'
import { Exports } from './core/exports.ts'
import { firstFrame } from './core/first-frame.ts'
import { Glances } from './core/glances.ts'
import { Links } from './core/links.ts'
import { noDesk } from './core/no-desk.ts'
import { Notices } from './core/notices.ts'
import type { PageNotifier } from './core/page-notifier.ts'
import { proxyFor } from './core/way-out.ts'
import { watchSleep } from './core/sleep-watch.ts'
import type {
  AccountRegistry,
  ExportFiles,
  Keychain,
  LocalWorkspace,
  Log,
  LoginItem,
  Papers,
  SettingsStore,
  Surroundings,
  SystemProxy,
} from './core/system-ports.ts'
import { undisturbed } from './core/undisturbed.ts'
import { UnreadCount } from './core/unread.ts'
import { noUpdater, type Updater } from './core/update-ports.ts'
import { updateRules } from './core/update-rules.ts'
import { Updates } from './core/updates.ts'
import { createHandlers } from './ipc/handlers.ts'
import { systemClock } from './shell/both/clock.ts'
import { systemIds } from './shell/both/ids.ts'
import { sqliteStorage } from './store/storage.ts'

/** What a host brings; everything else is the same on every host. */
export interface Host {
  version: string
  profile: string
  /** Where the databases of this profile live. */
  databases: string
  /** The built or source file of the signaling worker. */
  realtimeWorker: URL
  /** How long one answer of the service is waited for; half a minute unless told otherwise. */
  answerTimeoutMs?: number
  /** How long at most connecting waits for a window that is being opened to draw what is stored; not at all unless told. */
  firstFrameWithinMs?: number
  keychain: Keychain
  accounts: AccountRegistry
  settings: SettingsStore
  policy: Policy
  workspace: LocalWorkspace
  exportFiles: ExportFiles
  surroundings: Surroundings
  papers: Papers
  systemProxy: SystemProxy
  log: Log
  /** Nothing is around the window unless told. */
  desk?: Desk
  /** Shows notifications where the system around the window has none. */
  page?: PageNotifier
  /** What the system has to offer; nothing in a browser. */
  desktop?: () => Desktop
  /** A page in a browser starts with nothing. */
  loginItem?: LoginItem
  /** A browser is no copy of the app that could be renewed. */
  updater?: Updater
  /** Tells every window. */
  publish: Publish
}

export interface App {
  handlers: Handlers
  /** Settled once the keychain has answered and every stored account is open. */
  opened: Promise<void>
  /** The computer is used again after a while: connects anew and catches up. */
  wake(): void
  /** Draws without the graphics card from the next start on, and says so. */
  giveUpGraphicsCard(): void
  /** The window is gone or begins anew: what is for it waits until one listens again. */
  windowLeft(): void
  /** Opens what an address from outside leads to once there is a window to see it in, or says that it leads nowhere. */
  openLink(link: string): Promise<void>
  /** Brings a conversation to the window, and the window to the front. */
  open(place: Payload<'thread.opened'>): Promise<void>
  /** Interrupts nobody for that long from now on; null: interrupts again. */
  leaveAlone(stretch: Stretch | null): void
  /** Closing the window does that from now on. */
  closeTo(wish: 'tray' | 'quit'): void
  /** Has the window do what a menu of the system offers. */
  choose(item: MenuItem): Promise<void>
  /** Ends sends in flight, closes connections, then databases. */
  stop(): Promise<void>
}

const inBrowser: LoginItem = {
  read: () => ({ state: 'unavailable', because: 'browser' }),
  set: () => ok(inBrowser.read()),
}

/** Wires core to its ports. Answers at once; accounts open and connect behind it and tell of themselves in events. */
export function startApp(host: Host): App {
  const { version, profile, keychain, workspace, settings, policy, log, desk = noDesk } = host
  const clock = systemClock
  const ids = systemIds
  const storage = sqliteStorage({ directory: host.databases, clock })
  const wayOut = (url: string) => proxyFor(url, settings.get().proxy, host.systemProxy)
  const services = azureChatServices(host.realtimeWorker, {
    ...(host.answerTimeoutMs === undefined ? {} : { answerTimeoutMs: host.answerTimeoutMs }),
    proxyFor: wayOut,
  })
  const frame = firstFrame(clock, host.firstFrameWithinMs ?? 0)
  const window = audience()
  const publish: Publish = (name, payload) => {
    host.publish(name, payload)
    const event = [name, payload] as AnyEvent
    alerts.heard(...event)
    unread.heard(...event)
    if (name === 'settings.changed') {
      otherWay()
      updates.settingsChanged()
    }
  }
  let way = JSON.stringify(settings.get().proxy)
  const otherWay = (): void => {
    const now = JSON.stringify(settings.get().proxy)
    if (now === way) return
    way = now
    accounts.wake()
  }
  const open = async (place: Payload<'thread.opened'> | null): Promise<void> => {
    desk.showWindow()
    await window.listens()
    if (place) publish('thread.opened', place)
  }
  /** Of what no window asked for, so that none can be told that it was not kept. */
  const change = (patch: Partial<Settings>): boolean => {
    const changed = settings.set(patch)
    if (changed.ok) publish('settings.changed', changed.value)
    else log.warn('setting not kept', { because: changed.error.problem })
    return changed.ok
  }
  const notices = new Notices({ clock, ids, publish })
  const notice: ConstructorParameters<typeof Accounts>[0]['notice'] = (accountId, what) => notices.add(accountId, what)
  const accounts = new Accounts({
    ...{ keychain, registry: host.accounts, storage, services, workspace },
    ...{ clock, ids, log, publish, notice, policy, settings: () => settings.get(), firstFrame: frame.drawn },
    arrived: (...news) => alerts.arrived(...news),
  })
  const session: Accounts['session'] = accountId => accounts.session(accountId)
  const alerts = new Alerts({
    ...{ desk, settings, clock, log, open },
    session: accountId => accounts.sessions.find(({ world }) => world.accountId === accountId) ?? null,
    within: (accountId, run) => accounts.within(accountId, run),
  })
  const glances = new Glances({ desk, accounts, settings, clock })
  const unread = new UnreadCount({
    ...{ accounts, clock, words: () => desk.words() },
    changed: now => glances.show(now),
  })
  void frame.drawn.then(() => unread.start())
  const exports = new Exports({
    ...{ files: host.exportFiles, session, clock, ids, log, publish },
    words: () => desk.words(),
  })
  const updates = new Updates({
    ...{ updater: host.updater ?? noUpdater('browser'), rules: updateRules(policy) },
    ...{ settings, clock, chance: Math.random, log, publish },
  })
  const links = new Links({ sessions: () => accounts.sessions, publish })
  const sleep = watchSleep(clock, () => accounts.wake())
  if (settings.setAside !== null) notice(null, { kind: 'settings-unreadable', setAside: settings.setAside })
  const opened = accounts.open().then(
    () => {},
    (cause: unknown) =>
      log.error('accounts not opened', { stack: cause instanceof Error ? (cause.stack ?? '') : String(cause) }),
  )

  return {
    handlers: createHandlers({
      ...{ version, profile, accounts, exports, links, notices, alerts, updates, settings, policy, publish },
      page: host.page ?? null,
      diagnose: () =>
        diagnose({
          ...{ alerts, desk, accounts, services, settings, policy, clock },
          ...{ surroundings: host.surroundings, proxyFor: wayOut },
        }),
      papers: host.papers,
      loginItem: host.loginItem ?? inBrowser,
      drawn() {
        frame.settle()
        window.came()
      },
      desktop: () => host.desktop?.() ?? null,
    }),
    opened,
    wake() {
      sleep.known()
      accounts.wake()
    },
    giveUpGraphicsCard() {
      if (change({ graphicsCard: false })) notice(null, { kind: 'graphics-card-failed' })
    },
    windowLeft: () => window.left(),
    open,
    leaveAlone: stretch => void change({ doNotDisturb: undisturbed(stretch, clock.now()) }),
    closeTo: whenClosed => void change({ whenClosed }),
    async choose(item) {
      await window.listens()
      publish('menu.chosen', { item })
    },
    async openLink(link) {
      await Promise.all([opened, window.listens()])
      const answer = await links.open(link, null)
      if (!answer.ok) notice(null, { kind: 'link-not-opened' })
    },
    async stop() {
      sleep.stop()
      updates.stop()
      alerts.stop()
      frame.settle()
      unread.stop()
      glances.stop()
      await opened
      await exports.stop()
      await accounts.stop()
      await workspace.stop()
    },
  }
}
