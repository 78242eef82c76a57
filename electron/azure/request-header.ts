/** What a client sets by itself, and what could smuggle a second request or change who the first one is for. */
const forbidden = new Set([
  ...['accept-charset', 'accept-encoding', 'access-control-request-headers', 'access-control-request-method'],
  ...[
    'connection',
    'content-length',
    'content-type',
    'cookie',
    'cookie2',
    'date',
    'dnt',
    'expect',
    'host',
    'keep-alive',
  ],
  ...['origin', 'referer', 'set-cookie', 'te', 'trailer', 'transfer-encoding', 'upgrade', 'via'],
])

/** Whether a person's own header may go with a request: a token for a name, and a value of one line that says something. */
export function isSendable({ name, value }: { name: string; value: string }): boolean {
  const trimmed = name.trim().toLowerCase()
  if (!/^[!#$%&'*+.^_`|~0-9a-z-]+$/.test(trimmed)) return false
  if (forbidden.has(trimmed) || /^(proxy-|sec-)/.test(trimmed)) return false
  return /^[\t\x20-\x7e]+$/.test(value.trim())
}
