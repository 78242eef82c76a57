interface EnsureBrowser {
  findBrowser: () => string | null
}

/** The Chromium of this machine that the build scripts found or installed. */
export async function browserPath(): Promise<string> {
  const script = new URL('../../build/ensure-browser.mjs', import.meta.url).href
  const { findBrowser } = (await import(script)) as EnsureBrowser
  const found = findBrowser()
  if (!found) throw new Error('no Chromium here; npm test installs one')
  return found
}
