/** What sort of somebody an id of the service stands for. */
export type PersonKind = 'acs' | 'teams' | 'visitor' | 'phone' | 'bot' | 'unknown'

const kinds: readonly [beginning: RegExp, PersonKind][] = [
  [/^8:(?:acs|dod-acs|gcch-acs):/, 'acs'],
  [/^8:(?:orgid|dod|gcch):/, 'teams'],
  [/^8:teamsvisitor:/, 'visitor'],
  [/^4:/, 'phone'],
  [/^28:/, 'bot'],
]

export const personKind = (id: string): PersonKind => kinds.find(([beginning]) => beginning.test(id))?.[1] ?? 'unknown'

/** The number itself, or what is written where one should be. */
export const phoneNumber = (id: string): string => id.slice(2)
