import type { Settings } from '../contract/settings.ts'
import type { SystemProxy } from './system-ports.ts'

const loopback = /^[a-z]+:\/\/(localhost|127(\.\d+){3}|\[::1\])(:\d+)?(\/|$)/i

/** Which proxy leads to an address, by what was chosen; null: none. What is on this very computer needs none. */
export async function proxyFor(url: string, setting: Settings['proxy'], system: SystemProxy): Promise<string | null> {
  if (loopback.test(url)) return null
  switch (setting.mode) {
    case 'none':
      return null
    case 'address':
      return setting.address
    case 'system':
      return system(url)
    default:
      return setting satisfies never
  }
}

/** Fit to be shown: the environment may have a password in it. */
export const withoutPassword = (proxy: string): string => proxy.replace(/\/\/[^/@]*@/, '//')
