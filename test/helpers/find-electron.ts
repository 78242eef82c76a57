interface Runtime {
  findElectron(): string | null
}

/** The Electron binary, null where only the stand-in can run. */
export async function findElectron(): Promise<string | null> {
  const script = new URL('../../build/electron-runtime.mjs', import.meta.url).href
  const { findElectron: find } = (await import(script)) as Runtime
  return find()
}
