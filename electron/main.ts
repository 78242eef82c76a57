import './shell/both/small-heap.ts'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  app,
  clipboard,
  crashReporter,
  dialog,
  ipcMain,
  Menu,
  net,
  powerMonitor,
  protocol,
  screen,
  session,
  shell,
  utilityProcess,
} from 'electron'
import { startApp } from './app.ts'
import type { Publish } from './contract/ipc.ts'
import type { MenuItem } from './contract/menu.ts'
import { updateRules } from './core/update-rules.ts'
import { wordsFor } from './core/words.ts'
import { createDoor } from './ipc/door.ts'
import { fromOurPage, publishToWindows, serveElectron } from './ipc/electron-transport.ts'
import { systemClock } from './shell/both/clock.ts'
import { exitCode } from './shell/both/exit-code.ts'
import { openHostParts } from './shell/both/host-parts.ts'
import { takeLock } from './shell/both/instance-lock.ts'
import { logCrashes } from './shell/both/log-crashes.ts'
import { desktopOptions, sameAgain } from './shell/both/options.ts'
import { explainPathProblem } from './shell/both/path-problem.ts'
import { policyPlace, readPolicy } from './shell/both/policy.ts'
import { openPaths, usualRoot } from './shell/both/paths.ts'
import type { Paths } from './shell/both/paths.ts'
import { stopInReverse } from './shell/both/stop-in-reverse.ts'
import { versionOf } from './shell/both/version.ts'
import { appScheme, ORIGIN, serveAppProtocol } from './shell/desktop/app-protocol.ts'
import { aroundWindow } from './shell/desktop/around-window.ts'
import { askUnencrypted } from './shell/desktop/ask-unencrypted.ts'
import { offerContextMenus } from './shell/desktop/context-menu.ts'
import { deepLinks } from './shell/desktop/deep-links.ts'
import { crashPage, CRASH_PAGE } from './shell/desktop/crash-page.ts'
import { openElectronStore } from './shell/desktop/electron-store-file.ts'
import { drawsWithoutCard, watchEngine } from './shell/desktop/graphics.ts'
import { systemLoginItem, wasStartedAtLogin } from './shell/desktop/login-item.ts'
import { applicationMenu } from './shell/desktop/menu.ts'
import { openExternalGate } from './shell/desktop/open-external.ts'
import { confineWindows, denyPermissions } from './shell/desktop/security.ts'
import { onReturn } from './shell/desktop/power.ts'
import { saveDialog } from './shell/desktop/save-dialog.ts'
import { checkSpelling, spellingLanguages } from './shell/desktop/spelling.ts'
import { setEngineProxy, systemProxy } from './shell/desktop/system-proxy.ts'
import { desktopUpdater } from './shell/desktop/updater.ts'
import { utilityServiceProcess } from './shell/desktop/utility-service-process.ts'
import { openWindow } from './shell/desktop/window.ts'
import type { Windows } from './shell/desktop/window.ts'
import { recover } from './shell/desktop/window-recovery.ts'
import { keepZoom } from './shell/desktop/window-zoom.ts'

// The desktop app, from top to bottom. Electron becomes ready only when this module has been evaluated, so nothing
// is awaited at its top level, and what must happen before that happens before the first await.

const built = (name: string): string => fileURLToPath(new URL(name, import.meta.url))
const options = desktopOptions(process.argv.slice(1))
const links = deepLinks(app, process.argv.slice(1))
app.enableSandbox()
protocol.registerSchemesAsPrivileged([appScheme])

const opened = openPaths({
  usualRoot: usualRoot(process.platform, process.env, homedir()),
  dataDir: options.dataDir,
  profile: options.profile,
})
if (!opened.ok) {
  const { message, code } = explainPathProblem(opened.error)
  refuse(message, code)
} else {
  // The lock of Electron is per folder of user data, and ours is per profile.
  app.setPath('userData', opened.value.engine)
  // What was in memory when it happened is for whoever sits here, and for nobody else.
  crashReporter.start({ uploadToServer: false })
  // The one of the installer; notifications of Windows are from whoever has it.
  if (process.platform === 'win32') app.setAppUserModelId('app.parlance.desktop')
  if (drawsWithoutCard(join(opened.value.home, 'settings.json'))) app.disableHardwareAcceleration()
  if (app.requestSingleInstanceLock()) start(opened.value).catch(failed)
  else bowOut()
}

async function start(paths: Paths): Promise<void> {
  const lock = await takeLock(paths.lock)
  if (!lock.ok) {
    const { pid, address } = lock.error.heldBy
    refuse(
      `Parlance is already running for profile "${paths.profile}": ${address ?? `process ${pid}`}`,
      exitCode.alreadyRunning,
    )
    return
  }

  let window: Windows | null = null
  let successor: (() => void) | null = null
  const version = versionOf(built('../package.json'))
  const parts = openHostParts({
    ...{ version, paths, licences: built('licences') },
    policy: readPolicy(policyPlace(process.platform, app.isPackaged, process.env)),
    open: openElectronStore,
    startService: utilityServiceProcess(utilityProcess, built('service.js')),
  })
  const { log } = parts
  logCrashes(log)
  const running = stopInReverse({ clock: systemClock, log })
  running.add('successor', () => {
    if (!successor) return
    app.releaseSingleInstanceLock()
    successor()
  })
  running.add('lock', () => lock.value.release())
  running.add('log', () => parts.closeLog())
  running.add('local workspace', () => parts.workspace.stop())
  app.on('will-quit', event => {
    event.preventDefault()
    void running.stop().then(() => app.exit())
  })
  // conf's own exit hook raises a signal a second time; a listener that stays turns both into one quit.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit())
  app.on('second-instance', () => window?.show())
  app.on('activate', () => window?.show())
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })

  const atLogin = wasStartedAtLogin(app, process.platform, process.argv)
  let hidden = options.hidden || (atLogin && parts.settings.get().hiddenAtLogin)
  const words = () => wordsFor(parts.settings.get().language, app.getLocale())
  const tellWindow = publishToWindows(() => window?.contents() ?? [])
  const publish: Publish = (name, payload) => {
    tellWindow(name, payload)
    if (name === 'settings.changed') applySettings()
  }
  const around = aroundWindow({
    ...{ platform: process.platform, env: process.env, icons: built('tray'), clock: systemClock, words },
    whenClosed: () => parts.settings.get().whenClosed,
    keepWhenClosed: wish => parlance.closeTo(wish),
    window: () => window,
  })
  const parlance = startApp({
    ...parts,
    ...(hidden ? {} : { firstFrameWithinMs: 3000 }),
    version,
    profile: paths.profile,
    databases: paths.databases,
    realtimeWorker: new URL('realtime-worker.js', import.meta.url),
    systemProxy: systemProxy(app.whenReady(), () => session.defaultSession),
    loginItem: systemLoginItem({
      ...{ app, platform: process.platform, env: process.env, home: homedir(), program: process.execPath },
      ...{ args: sameAgain(options), name: ['parlance', paths.profile, paths.suffix].filter(Boolean).join('-') },
      only: paths.profile === 'default' && paths.suffix === '',
    }),
    exportFiles: saveDialog(app, dialog, shell),
    updater: desktopUpdater({
      ...{ version, userData: paths.engine, feed: updateRules(parts.policy).feed, log },
      copy: {
        ...{ platform: process.platform, env: process.env, program: process.execPath },
        ...{ resources: app.isPackaged ? process.resourcesPath : '', feedFile: feedFile() },
      },
      args: sameAgain(options),
      network: {
        ...{ net, clock: systemClock, plainLoopback: !app.isPackaged, session: () => session.defaultSession },
      },
      restart(next) {
        successor = next
        app.quit()
      },
    }),
    desktop: () => ({
      spelling: spellingLanguages(session.defaultSession, process.platform),
      panel: process.platform !== 'darwin',
    }),
    desk: around.desk,
    publish,
  })
  running.add('app', () => parlance.stop())
  links.open(link => {
    hidden = false
    window?.show()
    void parlance.openLink(link)
  })
  const door = createDoor({ handlers: parlance.handlers, trusted: fromOurPage(ORIGIN), log })
  running.add('door', serveElectron(ipcMain, door))

  await app.whenReady()
  running.add(
    'power',
    onReturn(powerMonitor, () => parlance.wake()),
  )
  denyPermissions(session.defaultSession)
  const gate = openExternalGate(shell, askUnencrypted(dialog, words), log)
  const openExternal = (url: string) => void gate(url)
  confineWindows(app, { origin: ORIGIN, openExternal })
  offerContextMenus({ app, menu: Menu, clipboard, words: () => words().menu, openLink: openExternal })
  serveAppProtocol(protocol, built('renderer'), { [CRASH_PAGE]: () => crashPage(words(), paths.logs) })
  watchEngine(app, log, () => parlance.giveUpGraphicsCard())
  app.setAboutPanelOptions({
    applicationName: 'Parlance',
    applicationVersion: version,
    copyright: 'The Parlance authors',
  })
  applySettings()
  const file = openElectronStore({ directory: paths.home, name: 'window' })
  const page = `${ORIGIN}/index.html`
  window = openWindow({
    url: page,
    preload: built('preload.cjs'),
    icon: built('icon.png'),
    hidden,
    file,
    screen,
    each(made) {
      const left = (): void => parlance.windowLeft()
      keepZoom(file, made)
      around.dress(made)
      recover(made, {
        ...{ page, crashPage: `${ORIGIN}${CRASH_PAGE}`, words: () => words().crashed, left },
        ...{ ask: (over, options) => dialog.showMessageBox(over, options), clock: systemClock, log },
      })
      made.once('closed', left)
    },
    seen: () => around.seen(),
  })

  const stopAround = await around.open(window, {
    open: ({ accountId, threadId }) => void parlance.open({ accountId, threadId, at: null }),
    leaveAlone: stretch => parlance.leaveAlone(stretch),
  })
  running.add('around the window', stopAround)

  function applySettings(): void {
    if (!app.isReady()) return
    const menu = applicationMenu({ platform: process.platform, words: words().menu, choose: chosen })
    Menu.setApplicationMenu(Menu.buildFromTemplate(menu))
    void setEngineProxy(session.defaultSession, parts.settings.get().proxy)
    checkSpelling(session.defaultSession, process.platform, parts.settings.get().spelling)
  }

  function chosen(item: MenuItem): void {
    window?.show()
    void parlance.choose(item)
  }
}

/** Where updates are published. electron-builder writes it; to try one from source, a file can be named. */
function feedFile(): string {
  return app.isPackaged ? join(process.resourcesPath, 'app-update.yml') : (process.env['PARLANCE_UPDATE_FEED'] ?? '')
}

function refuse(message: string, code: number): void {
  process.stderr.write(`${message}\n`)
  dialog.showErrorBox('Parlance', message)
  app.exit(code)
}

function failed(cause: unknown): void {
  refuse(cause instanceof Error ? (cause.stack ?? cause.message) : String(cause), 1)
}

/** The first instance has been told and shows its window. */
function bowOut(): void {
  process.stderr.write(
    `Parlance is already running for profile "${options.profile}"; its window was brought to the front.\n`,
  )
  app.exit(exitCode.alreadyRunning)
}
