import './shell/both/small-heap.ts'
import { homedir } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { WebSocket } from 'ws'
import { startApp } from './app.ts'
import { noDesk } from './core/no-desk.ts'
import { pageNotifier } from './core/page-notifier.ts'
import { wordsFor } from './core/words.ts'
import { createDoor } from './ipc/door.ts'
import { MAX_FRAME, publishToSockets, serveWebSocket } from './ipc/websocket-transport.ts'
import { systemClock } from './shell/both/clock.ts'
import { environmentProxy } from './shell/both/environment-proxy.ts'
import { exitCode } from './shell/both/exit-code.ts'
import { openHostParts } from './shell/both/host-parts.ts'
import { takeLock } from './shell/both/instance-lock.ts'
import { logCrashes } from './shell/both/log-crashes.ts'
import { webOptions } from './shell/both/options.ts'
import type { WebOptions } from './shell/both/options.ts'
import { explainPathProblem } from './shell/both/path-problem.ts'
import { policyPlace, readPolicy } from './shell/both/policy.ts'
import { openPaths, usualRoot } from './shell/both/paths.ts'
import type { Paths } from './shell/both/paths.ts'
import { nodeServiceProcess } from './shell/both/service-process.ts'
import { stopInReverse } from './shell/both/stop-in-reverse.ts'
import { versionOf } from './shell/both/version.ts'
import { openConf } from './shell/web/conf-file.ts'
import { downloads } from './shell/web/downloads.ts'
import { openBrowser } from './shell/web/open-browser.ts'
import { startWebServer } from './shell/web/web-server.ts'

// The same app without Electron: a page on loopback in the browser that is there. From top to bottom.

const built = (name: string): string => fileURLToPath(new URL(name, import.meta.url))
const systemLanguage = Intl.DateTimeFormat().resolvedOptions().locale
const options = webOptions(process.argv.slice(2))
if (!options.ok) refuse(options.error, exitCode.badOption)
else {
  const { dataDir, profile } = options.value
  const opened = openPaths({ usualRoot: usualRoot(process.platform, process.env, homedir()), dataDir, profile })
  if (opened.ok) await start(opened.value, options.value)
  else {
    const { message, code } = explainPathProblem(opened.error)
    refuse(message, code)
  }
}

async function start(paths: Paths, wanted: WebOptions): Promise<void> {
  const lock = await takeLock(paths.lock)
  if (!lock.ok) {
    const { pid, address } = lock.error.heldBy
    const where = address ?? `process ${pid}`
    refuse(`Parlance is already running for profile "${paths.profile}": ${where}`, exitCode.alreadyRunning)
    return
  }

  const sockets = new Set<WebSocket>()
  let serve: (socket: WebSocket) => void = socket => socket.terminate()
  const server = await startWebServer({
    port: wanted.port,
    folder: built('renderer'),
    maxFrame: MAX_FRAME,
    onSocket: socket => serve(socket),
  })
  if (!server.ok) {
    await lock.value.release()
    const { code } = server.error
    const because = code === 'EADDRINUSE' ? 'another program uses it' : code
    refuse(`Parlance cannot listen on port ${wanted.port}: ${because}. Choose another with --port.`, exitCode.portInUse)
    return
  }

  const version = versionOf(built('../package.json'))
  const parts = openHostParts({
    ...{ version, paths, licences: built('licences'), open: openConf },
    policy: readPolicy(policyPlace(process.platform, false, process.env)),
    startService: nodeServiceProcess(built('service.js')),
  })
  const { log } = parts
  logCrashes(log)
  const running = stopInReverse({ clock: systemClock, log })
  running.add('lock', () => lock.value.release())
  running.add('log', () => parts.closeLog())
  running.add('local workspace', () => parts.workspace.stop())

  const publish = publishToSockets(sockets)
  const page = pageNotifier(publish)
  const parlance = startApp({
    ...parts,
    version,
    profile: paths.profile,
    databases: paths.databases,
    realtimeWorker: new URL('realtime-worker.js', import.meta.url),
    systemProxy: environmentProxy(process.env),
    exportFiles: downloads(homedir()),
    page,
    desk: { ...noDesk, notifier: page, words: () => wordsFor(parts.settings.get().language, systemLanguage) },
    publish,
  })
  running.add('app', () => parlance.stop())
  // Who may connect was decided when the connection was made.
  const transport = serveWebSocket(sockets, createDoor({ handlers: parlance.handlers, trusted: () => true, log }))
  serve = socket => transport.serve(socket)
  running.add('server', () => server.value.close())
  running.add('door', () => transport.stop())

  // conf's own exit hook raises a signal a second time; a listener that stays turns both into one stop.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => void running.stop().then(() => process.exit(0)))
  }
  const { origin, link } = server.value
  lock.value.announce(origin)
  process.stdout.write(wanted.json ? `${JSON.stringify({ url: link })}\n` : `Parlance runs at ${link}\n`)
  if (wanted.open) openBrowser(link, process.platform, process.env)
}

function refuse(message: string, code: number): void {
  process.stderr.write(`${message}\n`)
  process.exitCode = code
}
