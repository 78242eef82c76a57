import type { Participant, Person, ReadMark, UserId } from '../../electron/contract/domain.ts'
import type { Change } from './change.ts'
import { type PlaceKey, placeKey } from './place.ts'

export type Typing = Readonly<Record<PlaceKey, readonly Person[]>>

export function typing(state: Typing, change: Change): Typing {
  if (change.type !== 'typing.changed') return state
  const { accountId, typing } = change.payload
  return { ...state, [placeKey({ accountId, threadId: typing.threadId })]: typing.people }
}

export type Receipts = Readonly<Record<PlaceKey, Readonly<Record<UserId, ReadMark>>>>

export function receipts(state: Receipts, change: Change): Receipts {
  switch (change.type) {
    case 'receipts-read':
      return change.marks.reduce((next, mark) => withMark(next, placeKey(change.place), mark), state)
    case 'receipt.changed': {
      const { accountId, mark } = change.payload
      return withMark(state, placeKey({ accountId, threadId: mark.threadId }), mark)
    }
    default:
      return state
  }
}

/** Nobody un-reads: an older mark that arrives late changes nothing. */
function withMark(state: Receipts, key: PlaceKey, mark: ReadMark): Receipts {
  const known = state[key]?.[mark.userId]
  if (known && known.readUpTo >= mark.readUpTo) return state
  return { ...state, [key]: { ...state[key], [mark.userId]: mark } }
}

export type Participants = Readonly<Record<PlaceKey, readonly Participant[]>>

export function participants(state: Participants, change: Change): Participants {
  switch (change.type) {
    case 'participants-read':
      return { ...state, [placeKey(change.place)]: change.participants }
    case 'participant.changed':
      return { ...state, [placeKey(change.payload)]: change.payload.participants }
    default:
      return state
  }
}
