// The signaling client is written for a page and needs two things of one: a location, to tell whether a request
// crosses origins, and an XMLHttpRequest for the socket.io handshake. `window` must stay undefined: with one it wants more.

export function installBrowserGlobals(endpoint: string): void {
  const { protocol, hostname, port, host, origin, href } = new URL(endpoint)
  // Newer builds of the SDK's HTTP client say self where they mean globalThis.
  define('self', globalThis)
  define('location', { protocol, hostname, port, host, origin, href })
  define('XMLHttpRequest', FetchingRequest)
}

function define(name: string, value: unknown): void {
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true })
}

/** As much of XMLHttpRequest as the handshake uses, over fetch. */
class FetchingRequest {
  // The client looks for this member to see that it may cross origins.
  withCredentials = false
  readyState = 0
  status = 0
  responseText = ''
  onreadystatechange: (() => void) | null = null
  onerror: (() => void) | null = null
  onload: (() => void) | null = null
  #method = 'GET'
  #url = ''
  readonly #headers = new Headers()
  readonly #abort = new AbortController()

  open(method: string, url: string): void {
    this.#method = method
    this.#url = url
    this.#become(1)
  }

  setRequestHeader(name: string, value: string): void {
    this.#headers.append(name, value)
  }

  abort(): void {
    this.#abort.abort()
  }

  send(body?: string | null): void {
    fetch(this.#url, { method: this.#method, headers: this.#headers, body: body ?? null, signal: this.#abort.signal })
      .then(async response => {
        const text = await response.text()
        this.status = response.status
        this.responseText = text
        this.#become(4)
        this.onload?.()
      })
      .catch(() => {
        if (this.#abort.signal.aborted) return
        this.#become(4)
        this.onerror?.()
      })
  }

  #become(state: number): void {
    this.readyState = state
    this.onreadystatechange?.()
  }
}
