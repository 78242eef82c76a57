const START = 'parlance://sign-in'

/** What a pasted sign-in link holds; null for a text that is none, and `damaged` for one that was not copied whole. */
export function readSignInLink(text: string): { endpoint: string; token: string; name: string } | 'damaged' | null {
  const link = text.trim()
  if (!link.toLowerCase().startsWith(START)) return null
  const given = new URLSearchParams(
    link
      .slice(START.length)
      .replace(/^[/?#]*/, '')
      .replaceAll('+', '%2B'),
  )
  const endpoint = given.get('endpoint')
  const token = given.get('token')
  return endpoint && token ? { endpoint, token, name: given.get('name') ?? '' } : 'damaged'
}
