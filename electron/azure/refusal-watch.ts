export interface RefusalWatch {
  /** The token in use when a request was made that the service has answered with 401. */
  seen(): string | null
  /** The same, and forgets it. */
  take(): string | null
}

/** The signaling client does not say why it wants a token once more; the answers it got do. */
export function watchRefusals(inUse: () => string | null): RefusalWatch {
  const { fetch: original } = globalThis
  let seen: string | null = null
  globalThis.fetch = async (input, init) => {
    const used = inUse()
    const response = await original(input, init)
    if (response.status === 401) seen = used
    return response
  }
  return {
    seen: () => seen,
    take() {
      const was = seen
      seen = null
      return was
    },
  }
}
