import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

export interface SecretService {
  /** For processes that shall find it. */
  env: Record<string, string>
  /** What a screen saver does to it. */
  lock(): Promise<void>
  stop(): Promise<void>
}

const PASSWORD = 'of no importance'

/** Without any folder of services: nothing starts by itself because somebody asks for it. */
const busConfig = (folder: string): string => `<busconfig>
  <type>session</type>
  <listen>unix:dir=${folder}</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>`

/**
 * A D-Bus session of its own with a keyring in a folder of its own: no test sees the keyring of whoever runs it.
 * `keyring: 'none'` is a desktop without one. Elsewhere than on Linux the system's keychain is used.
 */
export async function startSecretService(keyring: 'unlocked' | 'none'): Promise<SecretService> {
  if (process.platform !== 'linux') return { env: {}, lock: () => Promise.resolve(), stop: () => Promise.resolve() }
  const home = await mkdtemp(join(tmpdir(), 'parlance-keyring-'))
  // Without a display nothing can prompt whoever runs the tests.
  const inherited = { ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '' }
  const own = { HOME: home, XDG_DATA_HOME: home, XDG_RUNTIME_DIR: home }

  const config = join(home, 'bus.conf')
  await writeFile(config, busConfig(home))
  const bus = spawn('dbus-daemon', [`--config-file=${config}`, '--nofork', '--nopidfile', '--print-address=1'], {
    env: { ...inherited, ...own },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const env = { DBUS_SESSION_BUS_ADDRESS: await firstLine(bus) }
  const started: ChildProcess[] = [bus]
  if (keyring !== 'none') {
    const daemon = await startKeyring({ ...inherited, ...own, ...env })
    started.push(daemon)
  }
  return {
    env,
    async lock() {
      await ask({ ...inherited, ...env }, SECRETS, 'Lock', 'array:objpath:/org/freedesktop/secrets/collection/login')
    },
    async stop() {
      for (const child of started.toReversed()) await end(child)
      await rm(home, { recursive: true, force: true })
    },
  }
}

/** Creates the login keyring with the password, unlocked, and answers once it is on the bus. */
async function startKeyring(env: NodeJS.ProcessEnv): Promise<ChildProcess> {
  const daemon = spawn('gnome-keyring-daemon', ['--foreground', '--components=secrets', '--unlock'], {
    env,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  daemon.stdin.end(PASSWORD)
  // It tells nobody when it is there, so the bus is asked until it knows.
  while (!(await ask(env, BUS, 'NameHasOwner', 'string:org.freedesktop.secrets')).includes('true')) {
    if (daemon.exitCode !== null) throw new Error('gnome-keyring-daemon ended before it was on the bus')
  }
  return daemon
}

const BUS = ['--dest=org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus']
const SECRETS = ['--dest=org.freedesktop.secrets', '/org/freedesktop/secrets', 'org.freedesktop.Secret.Service']

async function ask(env: NodeJS.ProcessEnv, object: string[], method: string, argument: string): Promise<string> {
  const [destination = '', path = '', name = ''] = object
  const args = ['--session', '--print-reply', destination, path, `${name}.${method}`, argument]
  const call = spawn('dbus-send', args, { env, stdio: ['ignore', 'pipe', 'ignore'] })
  let answer = ''
  call.stdout.setEncoding('utf8').on('data', (text: string) => (answer += text))
  await once(call, 'close')
  return answer
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('no stdout')
  for await (const line of createInterface({ input: child.stdout })) return line
  throw new Error(`${child.spawnfile} ended before it said anything`)
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}
