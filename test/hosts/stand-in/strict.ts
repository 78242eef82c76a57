/** Reading what is not implemented throws, so a gap of the stand-in shows as an error and never as a pass. */
export function strict<T extends object>(name: string, target: T): T {
  return new Proxy(target, {
    get(of, key) {
      // Promises look for `then`, and inspectors for symbols, on whatever they are handed.
      if (typeof key === 'symbol' || key === 'then' || key in of) {
        const value: unknown = Reflect.get(of, key)
        return typeof value === 'function' && !isClass(value) ? (value.bind(of) as unknown) : value
      }
      throw new Error(`the stand-in for Electron does not implement ${name}.${key}`)
    },
  })
}

const isClass = (value: object): boolean => 'prototype' in value && value.prototype !== undefined
