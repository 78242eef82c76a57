import { EventEmitter } from 'node:events'
import { request as plain } from 'node:http'
import type { IncomingMessage } from 'node:http'
import { request as encrypted } from 'node:https'
import type { ClientRequest, ClientRequestConstructorOptions, Net } from 'electron'
import { strict } from './strict.ts'

// `on` comes from EventEmitter; its overloads answer `this`, which no stand-in can be.
type Used = 'abort' | 'end' | 'followRedirect'

/** How Chromium names what the system says. */
const names: Record<string, string> = {
  ECONNREFUSED: 'ERR_CONNECTION_REFUSED',
  ECONNRESET: 'ERR_CONNECTION_RESET',
  ENOTFOUND: 'ERR_NAME_NOT_RESOLVED',
}

class StandInRequest extends EventEmitter {
  readonly #send: () => void
  #cancel = (): void => {}
  #follows = false
  #isOver = false

  constructor({ protocol = 'http:', hostname, port, path, method, headers }: ClientRequestConstructorOptions) {
    super()
    const ask = protocol === 'https:' ? encrypted : plain
    this.#send = () => {
      const asked = ask({ hostname, port, path, method, headers })
      asked.on('response', response => this.#answered(response))
      asked.on('error', cause => this.#failed(cause))
      asked.end()
      this.#cancel = () => asked.destroy()
    }
  }

  end(): this {
    this.#send()
    return this
  }

  abort(): void {
    if (this.#isOver) return
    this.#isOver = true
    this.#cancel()
    this.emit('abort')
    this.emit('close')
  }

  followRedirect(): void {
    this.#follows = true
  }

  #answered(response: IncomingMessage): void {
    const { statusCode = 0, headers } = response
    response.on('close', () => this.#ended())
    if (statusCode < 300 || statusCode >= 400 || headers.location === undefined) {
      this.emit('response', response)
      return
    }
    if (this.listenerCount('redirect') === 0) throw new Error('the stand-in follows nothing by itself')
    this.emit('redirect', statusCode, 'GET', headers.location, headers)
    // Whoever listens follows at once, or it is cancelled.
    if (this.#follows) throw new Error('the stand-in follows nothing')
    this.abort()
  }

  #failed(cause: NodeJS.ErrnoException): void {
    if (this.#isOver) return
    this.emit('error', new Error(`net::${names[cause.code ?? ''] ?? 'ERR_FAILED'}`))
    this.#ended()
  }

  #ended(): void {
    if (this.#isOver) return
    this.#isOver = true
    this.emit('close')
  }
}

export const net = strict('net', {
  request(options: ClientRequestConstructorOptions | string): ClientRequest {
    if (typeof options === 'string') throw new Error('the stand-in is told parts of an address, not an address')
    const made: Pick<ClientRequest, Used> = new StandInRequest(options) as unknown as Pick<ClientRequest, Used>
    return made as ClientRequest
  },
} satisfies Pick<Net, 'request'>)
