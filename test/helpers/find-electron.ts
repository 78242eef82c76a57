interface Runtime {
  findElectron: () => string | null
  noWindowBecause: () => string | null
}

/** The Electron binary, null where it is not here or cannot open a window. */
export async function findElectron(): Promise<string | null> {
  const script = new URL('../../build/electron-runtime.mjs', import.meta.url).href
  const { findElectron: find, noWindowBecause } = (await import(script)) as Runtime
  return noWindowBecause() === null ? find() : null
}
