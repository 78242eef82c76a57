/**
 * What surrounds the preload in the page. Runs in the page before its own scripts, so it is one function that uses
 * nothing from outside. Returns nothing; leaves `parlance` and what main's messages come in by.
 */
export function pageWorld(preload: (require: (name: string) => unknown) => void): void {
  const world = globalThis as unknown as Record<string, unknown>
  const invokeMain = world['standInInvoke'] as (channel: string, args: unknown[]) => Promise<Answer>
  type Answer = { ok: true; value: unknown } | { ok: false; message: string }
  type Listener = (event: object, ...args: unknown[]) => void
  delete world['standInInvoke']
  if (window !== window.top || location.href === 'about:blank') return

  const listeners = new Map<string, Set<Listener>>()
  const only = <T extends object>(name: string, target: T): T =>
    new Proxy(target, {
      get(of, key) {
        if (typeof key === 'symbol' || key in of) return Reflect.get(of, key)
        throw new Error(`the stand-in for Electron does not implement ${name}.${key}`)
      },
    })

  const ipcRenderer = only('ipcRenderer', {
    async invoke(channel: string, ...args: unknown[]) {
      const answer = await invokeMain(channel, structuredClone(args))
      if (answer.ok) return answer.value
      throw new Error(`Error invoking remote method '${channel}': ${answer.message}`)
    },
    on(channel: string, listener: Listener) {
      const known = listeners.get(channel) ?? new Set()
      listeners.set(channel, known.add(listener))
    },
    off(channel: string, listener: Listener) {
      listeners.get(channel)?.delete(listener)
    },
  })

  const contextBridge = only('contextBridge', {
    exposeInMainWorld(key: string, api: unknown) {
      if (key in world) throw new Error('Cannot bind an API on top of an existing property on the window object')
      Object.defineProperty(world, key, { value: cross(api, 0), enumerable: true })
    },
  })

  /** Copies what goes from one side of the bridge to the other; functions become new ones that do the same. */
  function cross(value: unknown, depth: number): unknown {
    if (depth > 1000) throw new TypeError('Electron contextBridge recursion depth exceeded')
    if (typeof value === 'symbol') throw new TypeError('An object could not be cloned.')
    if (typeof value === 'function') {
      const other = value as (...args: unknown[]) => unknown
      return (...args: unknown[]): unknown => cross(other(...args.map(arg => cross(arg, depth + 1))), depth + 1)
    }
    if (typeof value !== 'object' || value === null) return value
    if (value instanceof Promise) return value.then(settled => cross(settled, depth + 1))
    if (Array.isArray(value)) return value.map(item => cross(item, depth + 1))
    const prototype: unknown = Object.getPrototypeOf(value)
    if (prototype !== Object.prototype && prototype !== null) return structuredClone(value)
    const copy = Object.entries(value).map(([key, item]): [string, unknown] => [key, cross(item, depth + 1)])
    return Object.freeze(Object.fromEntries(copy))
  }

  Object.defineProperty(world, 'standInReceive', {
    value: (messages: { channel: string; args: unknown[] }[]) => {
      for (const { channel, args } of messages) {
        for (const listener of listeners.get(channel) ?? []) listener({}, ...args)
      }
    },
  })

  preload(name => {
    if (name === 'electron') return { contextBridge, ipcRenderer }
    throw new Error(`module not found: ${name}`)
  })
}

/** The script to run before the page's own, with a built preload in it. */
export const pageScript = (preload: string): string =>
  `(${pageWorld.toString()})(function (require) { const module = { exports: {} }; const exports = module.exports;\n${preload}\n})`
