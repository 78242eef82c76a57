/** How long a socket may be up without any attempt to register before it is called connected all the same. */
const patience = 10_000

/**
 * The signaling client says Connected before it has told the registrar where to push, and a message of that moment is
 * lost. This calls back once both are true: the socket is up and a registration after it was accepted.
 */
export function watchRegistrations(ready: () => void): { socketUp(): void; socketDown(): void } {
  const { fetch: original } = globalThis
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
    if (method !== 'POST' || !new URL(url).pathname.endsWith('/registrations')) return original(input, init)
    clearTimeout(giveUp)
    const response = await original(input, init)
    if (response.ok) settle()
    return response
  }

  return {
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
