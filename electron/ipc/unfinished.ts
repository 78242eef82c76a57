import type { CallName, Handlers } from '../contract/ipc.ts'
import { fail } from '../contract/result.ts'

const names = [
  'thread.rename',
  'thread.delete',
  'participant.add',
  'participant.remove',
  'message.search',
  'message.edit',
  'message.delete',
] as const satisfies CallName[]

export const unfinished = Object.fromEntries(
  names.map(name => [name, () => fail({ kind: 'bug' as const, id: `${name} is not written yet` })]),
) as unknown as Pick<Handlers, (typeof names)[number]>
