import type { WordId } from './words.ts'

const whole = /^https?:\/\/([a-z\d.-]+|\[[\da-f:]+\])(:\d{1,5})?$/i

/** As it is kept; null for what is no address yet. Without a scheme it is one of http, as everybody writes it. */
export function readProxy(text: string): string | null {
  const given = text.trim().replace(/\/$/, '')
  const address = /^[a-z][a-z\d+.-]*:\/\//i.test(given) ? given : `http://${given}`
  return whole.test(address) && URL.canParse(address) ? address : null
}

/** What is wrong with it, so that nobody has to guess. */
export function proxyProblem(text: string): WordId | null {
  if (/^(?:[a-z\d]+:\/\/)?[^/]*@/i.test(text.trim())) return 'proxy.hasUser'
  if (/^socks/i.test(text.trim())) return 'proxy.socks'
  return readProxy(text) === null ? 'proxy.noAddress' : null
}
