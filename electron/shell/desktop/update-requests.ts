import type { ClientRequest, ClientRequestConstructorOptions, IncomingMessage, Net, Session } from 'electron'
import { ElectronHttpExecutor } from 'electron-updater/out/electronHttpExecutor.js'
import type { Clock } from '../../core/system-ports.ts'

/** Nothing arrives for this long: nothing will. */
const patienceMs = 60_000

export interface Network {
  net: Pick<Net, 'request'>
  /** Whose proxy is the one that was chosen. */
  session: () => Session
  clock: Pick<Clock, 'after'>
  /** For tests: this computer may be asked without encryption. */
  plainLoopback: boolean
}

type Asked = ClientRequestConstructorOptions & { headers?: Record<string, string | string[]> }

/** The requests of electron-updater: encrypted, wherever they are sent on to, given up when nothing comes, and none says which copy asks. */
export class UpdateRequests extends ElectronHttpExecutor {
  readonly #network: Network

  constructor(network: Network) {
    super()
    this.#network = network
  }

  override createRequest(options: Asked, answered: (response: IncomingMessage) => void): ClientRequest {
    const problem = this.#problemOf(options)
    if (problem) throw problem
    const headers = { ...options.headers }
    delete headers['x-user-staging-id']
    const request = this.#network.net.request({ ...options, headers, session: this.#network.session() })
    let cancel = (): void => {}
    const expect = (from: NodeJS.EventEmitter): void => {
      cancel()
      cancel = this.#network.clock.after(patienceMs, () => {
        from.emit('error', new Error('timed out'))
        request.abort()
      })
    }
    request.on('response', response => {
      answered(response)
      expect(response)
      response.on('data', () => expect(response))
      response.on('end', () => cancel())
    })
    request.on('error', () => cancel())
    request.on('close', () => cancel())
    expect(request)
    return request
  }

  protected override addRedirectHandlers(
    ...[request, options, reject, count, follow]: Parameters<ElectronHttpExecutor['addRedirectHandlers']>
  ): void {
    super.addRedirectHandlers(request, options, reject, count, next => {
      const problem = this.#problemOf(next as Asked)
      if (problem) reject(problem)
      else follow(next)
    })
  }

  #problemOf({ protocol, hostname }: Asked): Error | null {
    const isHere = this.#network.plainLoopback && hostname === '127.0.0.1'
    if (protocol === 'https:' || (protocol === 'http:' && isHere)) return null
    return Object.assign(new Error('an update is fetched over https only'), { code: 'ERR_NOT_ENCRYPTED' })
  }
}
