import type { Route } from './call.ts'

export type Match =
  { found: 'route'; route: Route; params: Record<string, string> } | { found: 'other-method' } | { found: 'nothing' }

interface Entry {
  route: Route
  segments: readonly string[]
}

/** Answers which route a raw request path means. Segments are percent-decoded one by one; what cannot be decoded matches nothing. */
export function createRouter(routes: readonly Route[]): (method: string, path: string) => Match {
  const byLength = new Map<number, Entry[]>()
  for (const route of routes) {
    const segments = split(route.path)
    const entries = byLength.get(segments.length) ?? []
    entries.push({ route, segments })
    byLength.set(segments.length, entries)
  }
  return (method, path) => {
    const segments = decoded(path)
    let otherMethod = false
    for (const entry of (segments && byLength.get(segments.length)) ?? []) {
      const params = segments && matchSegments(entry.segments, segments)
      if (params === undefined) continue
      if (entry.route.method === method) return { found: 'route', route: entry.route, params }
      otherMethod = true
    }
    return { found: otherMethod ? 'other-method' : 'nothing' }
  }
}

const split = (path: string): string[] => path.split('/').filter(segment => segment !== '')

function decoded(path: string): string[] | undefined {
  try {
    return split(path).map(decodeURIComponent)
  } catch {
    return undefined
  }
}

function matchSegments(pattern: readonly string[], segments: readonly string[]): Record<string, string> | undefined {
  const params: Record<string, string> = {}
  for (const [index, part] of pattern.entries()) {
    const segment = segments[index]
    if (segment === undefined) return undefined
    if (part.startsWith('{')) params[part.slice(1, -1)] = segment
    else if (part !== segment) return undefined
  }
  return params
}
