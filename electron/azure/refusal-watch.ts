/** Whether the service answered 401 since it was last asked for. */
export interface RefusalWatch {
  seen(): boolean
  /** The same, and forgets it. */
  takeSeen(): boolean
}

/** The signaling client does not say why it wants a token once more; the answers it got do. */
export function watchRefusals(): RefusalWatch {
  const { fetch: original } = globalThis
  let seen = false
  globalThis.fetch = async (input, init) => {
    const response = await original(input, init)
    if (response.status === 401) seen = true
    return response
  }
  return {
    seen: () => seen,
    takeSeen() {
      const was = seen
      seen = false
      return was
    },
  }
}
