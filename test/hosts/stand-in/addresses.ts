import type { CustomScheme } from 'electron'

// Chromium alone knows no schemes of ours, so `app://parlance/x` is `http://parlance.localhost/x` to the page: like
// ours a secure context with an origin of its own.

const standard = new Set<string>()

export function registerSchemes(schemes: CustomScheme[]): void {
  for (const { scheme, privileges } of schemes) {
    if (!privileges?.standard || !privileges.secure) throw new Error(`${scheme} is not a standard, secure scheme`)
    standard.add(scheme)
  }
}

export function toPage(address: string): string {
  const url = new URL(address)
  const scheme = url.protocol.slice(0, -1)
  return standard.has(scheme) ? `http://${url.host}.localhost${url.pathname}${url.search}${url.hash}` : address
}

/** The address main knows; anything that is not ours is itself. */
export function toApp(address: string): string {
  if (!URL.canParse(address)) return address
  const url = new URL(address)
  const [scheme] = standard
  return scheme && url.protocol === 'http:' && url.hostname.endsWith('.localhost')
    ? `${scheme}://${url.hostname.slice(0, -'.localhost'.length)}${url.pathname}${url.search}${url.hash}`
    : address
}

export const originOf = (address: string): string => {
  const parts = /^([a-z][a-z+.-]*:\/\/[^/?#]*)/i.exec(address)
  return parts?.[1] ?? 'null'
}
