import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CommunicationIdentityClient } from '@azure/communication-identity'
import { launchApp } from '../helpers/launch-app.ts'
import { runService, type ServiceRun } from '../helpers/run-service.ts'
import { startSecretService } from '../helpers/secret-service.ts'
import { chatClient } from './bare-sdk.ts'
import type { Bench } from './row.ts'
import { signInWithToken } from './sign-in.ts'

const threads = 50
const measuredMs = 60_000
/** After a start there is something to do for a while. */
const settleMs = 15_000
/** Of Linux, for user programs, on every machine. */
const ticksASecond = 100

/** What the app takes of one core while nobody looks: connected, fifty conversations, started hidden; against one that nobody is signed in to. */
export const idle: Bench = async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'parlance-bench-'))
  const emptyDir = mkdtempSync(join(tmpdir(), 'parlance-bench-'))
  const desktop = await startSecretService('unlocked')
  const service = await runService(['--memory'])
  try {
    const token = await past(service)
    const first = await launchApp({ dataDir, env: desktop.env })
    await signInWithToken(first.page, service.endpoint, token)
    await first.page.locator('nav .thread').first().waitFor()
    await first.page.getByText(/^Fetching history/).waitFor({ state: 'detached' })
    await first.close()
    const bare = await hidden(emptyDir, desktop.env)
    const ours = await hidden(dataDir, desktop.env)
    const once = { p95: Number.NaN, unit: '%' as const, runs: 1, warmUp: 0 }
    return [
      {
        ...{ name: `idle, main process (${ours.host})`, value: ours.main, ...once, ratio: null },
        compared: { what: 'nobody signed in', value: bare.main },
        ...{ bar: '< 1 % of a core', met: ours.main < 1 },
      },
      {
        ...{ name: 'idle, all its processes', value: ours.all, ...once, ratio: null },
        compared: { what: 'nobody signed in', value: bare.all },
        ...{ bar: '< 1 % of a core', met: ours.all < 1 },
      },
    ]
  } finally {
    await service.stop()
    await desktop.stop()
    for (const each of [dataDir, emptyDir]) rmSync(each, { recursive: true, force: true, maxRetries: 5 })
  }
}

async function past(service: ServiceRun): Promise<string> {
  const identities = new CommunicationIdentityClient(service.connectionString, { allowInsecureConnection: true })
  const { user, token } = await identities.createUserAndToken(['chat'])
  const chat = chatClient(service.endpoint, token)
  for (let n = 0; n < threads; n++) {
    const { chatThread } = await chat.createChatThread({ topic: `Thread ${n}` }, { participants: [{ id: user }] })
    await chat.getChatThreadClient(chatThread?.id ?? '').sendMessage({ content: 'Noon at the corner, as always?' })
  }
  return token
}

async function hidden(
  dataDir: string,
  env: Record<string, string>,
): Promise<{ host: string; main: number; all: number }> {
  const app = await launchApp({ dataDir, env, args: ['--hidden'] })
  try {
    await passed(settleMs)
    const before = [ticks([app.pid]), ticks(family(app.pid))] as const
    await passed(measuredMs)
    const after = [ticks([app.pid]), ticks(family(app.pid))] as const
    const share = (n: 0 | 1): number => ((after[n] - before[n]) / ticksASecond / (measuredMs / 1000)) * 100
    return { host: app.host, main: share(0), all: share(1) }
  } finally {
    await app.close()
  }
}

const passed = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms))

/** After the name, which may hold anything: state, parent, … and in places 11 and 12 the time in user and system code. */
function statOf(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
  } catch {
    // It ended meanwhile.
    return []
  }
}

const ticks = (pids: readonly number[]): number =>
  pids.reduce((sum, pid) => {
    const stat = statOf(pid)
    return sum + Number(stat[11] ?? 0) + Number(stat[12] ?? 0)
  }, 0)

/** The process and all that it started. */
function family(pid: number): number[] {
  const all = readdirSync('/proc').map(Number).filter(Number.isSafeInteger)
  const children = all.filter(each => Number(statOf(each)[1]) === pid)
  return [pid, ...children.flatMap(family)]
}
