/**
 * What another Parlance takes in its sign-in form. All of it stands behind a #, so that a program that takes it for an address of the
 * web does not send the token there. It is pasted by hand: a link that a click would open could sign somebody in as somebody else.
 */
export function signInLink(of: { endpoint: string; token: string; name: string }): string {
  const { endpoint, token, name } = of
  const parts = Object.entries({ endpoint, token, name }).map(([key, value]) => `${key}=${encodeURIComponent(value)}`)
  return `parlance://sign-in#${parts.join('&')}`
}
