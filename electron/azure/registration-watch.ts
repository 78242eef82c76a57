/** How long a socket may be up without any attempt to register before it is called connected all the same. */
const patience = 10_000

export interface RegistrationWatch {
  socketUp(): void
  socketDown(): void
  made(): boolean
  /** Settles once the registrar was told that nothing is to be pushed any more. */
  withdrawn(): Promise<void>
}

/**
 * The signaling client says Connected before it has told the registrar where to push, and a message of that moment is
 * lost. This calls back once both are true: the socket is up and a registration after it was accepted.
 */
export function watchRegistrations(ready: () => void): RegistrationWatch {
  const { fetch: original } = globalThis
  let withdrew = (): void => {}
  const withdrawal = new Promise<void>(resolve => (withdrew = resolve))
  let registered = false
  let up = false
  let giveUp: ReturnType<typeof setTimeout> | undefined
  const settle = (): void => {
    clearTimeout(giveUp)
    if (up) ready()
    up = false
  }

  globalThis.fetch = async (input, init) => {
    const url = input instanceof Request ? input.url : String(input)
    const method = init?.method ?? (input instanceof Request ? input.method : 'GET')
    if (!new URL(url).pathname.includes('/registrations')) return original(input, init)
    if (method === 'DELETE') return original(input, init).finally(withdrew)
    clearTimeout(giveUp)
    const response = await original(input, init)
    if (response.ok) {
      registered = true
      settle()
    }
    return response
  }

  return {
    made: () => registered,
    withdrawn: () => withdrawal,
    socketUp() {
      up = true
      clearTimeout(giveUp)
      giveUp = setTimeout(settle, patience)
    },
    socketDown() {
      up = false
      clearTimeout(giveUp)
    },
  }
}
