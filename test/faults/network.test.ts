import { expect, test, vi } from 'vitest'
import { startLocalService, temporaryDirectory } from '../helpers/local-service.ts'
import { startTcpProxy, type TcpProxy } from '../helpers/tcp-proxy.ts'
import { counts, patience } from './counts.ts'
import { suffer, type Interruption } from './interruption.ts'
import { scene, type Scene } from './scene.ts'

vi.setConfig({ testTimeout: patience })

interface Place extends Scene {
  proxy: TcpProxy
  restart: () => Promise<void>
}

/** An app with a stretch of network between it and a service that can be restarted. */
async function place(): Promise<Place> {
  const directory = temporaryDirectory()
  let proxy: TcpProxy | undefined
  const here = await scene({
    ...{ threads: 2, service: { directory }, answerTimeoutMs: 2000 },
    async connectionString({ connectionString, endpoint }) {
      proxy = await startTcpProxy(Number(new URL(endpoint).port))
      return connectionString.replace(endpoint, `http://127.0.0.1:${proxy.port}`)
    },
  })
  const port = Number(new URL(here.service.endpoint).port)
  let running = here.service
  const restart = async (): Promise<void> => {
    await running.close()
    running = await startLocalService({ directory, port, faults: here.faults })
  }
  return { ...here, proxy: proxy!, restart }
}

const interruptions: ((here: Place) => Omit<Interruption, 'here'>)[] = [
  ({ proxy }) => ({
    ...{ what: 'network cut and back', count: counts.cuts },
    begin: () => proxy.cut(),
    end: () => proxy.restore(),
  }),
  ({ restart }) => ({
    ...{ what: 'service restarted on the same port', count: counts.cuts },
    begin: restart,
    end: () => {},
  }),
  ({ faults, bo, threads, service }) => ({
    ...{ what: 'pushes lost, then the socket', count: counts.cuts },
    async begin() {
      faults.push = () => []
      await bo.chat.getChatThreadClient(threads[0] ?? '').sendMessage({ content: 'nobody is told of this' })
      delete faults.push
      service.dropConnections()
    },
    end: () => {},
  }),
  ({ proxy }) => ({
    ...{ what: 'network silent', count: counts.stalls },
    begin: () => proxy.stall(),
    end: () => proxy.restore(),
  }),
]

test('after every interruption of the network everything that was missed is here once, within two seconds', async () => {
  const lanes = interruptions.map(async interruption => {
    const here = await place()
    return suffer({ here, ...interruption(here) })
  })
  expect(await Promise.all(lanes)).toEqual(interruptions.map(() => 0))
})
