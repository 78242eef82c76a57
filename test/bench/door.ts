import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CommunicationIdentityClient } from '@azure/communication-identity'
import { createDoor } from '../../electron/ipc/door.ts'
import { expectOk } from '../helpers/expect-ok.ts'
import { runService } from '../helpers/run-service.ts'
import { appWithoutWindow } from './app-without-window.ts'
import { chatClient } from './bare-sdk.ts'
import { median, quantile, type Bench } from './row.ts'

const limit = 50
const runs = 2000
const warmUp = 200
const allowance = 0.15

/** A page of fifty messages asked for at the door, which checks who asks and what for, against the handler behind it. */
export const door: Bench = async () => {
  const directory = mkdtempSync(join(tmpdir(), 'parlance-bench-'))
  const service = await runService(['--memory'])
  const { app, complete } = appWithoutWindow(directory)
  try {
    const { endpoint, connectionString } = service
    const identities = new CommunicationIdentityClient(connectionString, { allowInsecureConnection: true })
    const { user, token } = await identities.createUserAndToken(['chat'])
    const chat = chatClient(endpoint, token)
    const { chatThread } = await chat.createChatThread({ topic: 'Benchmark' }, { participants: [{ id: user }] })
    const thread = chat.getChatThreadClient(chatThread?.id ?? '')
    for (let n = 0; n < limit; n++) await thread.sendMessage({ content: `number ${n} of the benchmark` })
    await app.opened
    const account = expectOk(await app.handlers['account.signIn']({ way: 'token', endpoint, token, name: 'Ann' }))
    await complete

    const asked = { accountId: account.id, threadId: thread.threadId, from: { at: 'newest' }, limit }
    const handle = app.handlers['message.page'] as (input: unknown) => unknown
    const enter = createDoor({ handlers: app.handlers, trusted: () => true, log: { info() {}, warn() {}, error() {} } })
    const times = { door: [] as number[], bare: [] as number[] }
    for (let run = 0; run < warmUp + runs; run++) {
      const bare = await timed(() => handle(asked))
      const through = await timed(() => enter(null, 'message.page', asked))
      if (run < warmUp) continue
      times.bare.push(bare)
      times.door.push(through)
    }
    const [value, compared] = [median(times.door), median(times.bare)]
    return [
      {
        ...{ name: `door, a page of ${limit}`, value, p95: quantile(times.door, 0.95), unit: 'ms', ratio: null },
        compared: { what: 'the same without the door', value: compared },
        ...{ bar: `<= bare + ${allowance} ms`, met: value <= compared + allowance, runs, warmUp },
      },
    ]
  } finally {
    await app.stop()
    await service.stop()
    rmSync(directory, { recursive: true, force: true })
  }
}

async function timed(work: () => unknown): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}
