type Asynchronous<T> = { [Name in keyof T]: (...input: never[]) => unknown }

/** Loaded at the first call. Calls are passed on in their order, and every one of them answers a promise. */
export function later<T extends Asynchronous<T>>(load: () => Promise<T>): T {
  let loaded: Promise<Record<string, (...input: unknown[]) => unknown>> | undefined
  const call = async (name: string, input: unknown[]): Promise<unknown> => {
    const made = await (loaded ??= load() as Promise<never>)
    return made[name]?.(...input)
  }
  return new Proxy({} as T, {
    get: (_, name) =>
      // Whoever awaits it must not take it for a promise.
      typeof name === 'symbol' || name === 'then' ? undefined : (...input: unknown[]) => call(name, input),
  })
}
