import type { Change } from './change.ts'
import { type PlaceKey, placeKey } from './place.ts'
import { type Timeline, asked, changed, failed, grown, landed, opening, read, removed } from './timeline.ts'

/** Only threads that are on screen have an entry. */
export type Timelines = Readonly<Record<PlaceKey, Timeline>>

export function timelines(state: Timelines, change: Change): Timelines {
  switch (change.type) {
    case 'thread-opened': {
      const key = placeKey(change.place)
      return { [key]: state[key] ?? opening }
    }
    case 'thread-closed':
    case 'account-chosen':
      return Object.keys(state).length ? {} : state
    case 'thread.removed':
      return without(state, placeKey(change.payload))
    case 'landed':
      return at(state, placeKey(change.place), timeline => landed(timeline, change.key))
    case 'thread-grew':
      return at(state, placeKey(change.place), grown)
    case 'page-asked':
      return at(state, placeKey(change.place), timeline => asked(timeline, change.kind, change.id, change.sought))
    case 'page-read':
      return at(state, placeKey(change.place), timeline => read(timeline, change.id, change.page))
    case 'page-failed':
      return at(state, placeKey(change.place), timeline => failed(timeline, change.id, change.error))
    case 'message.changed': {
      const { accountId, message } = change.payload
      return at(state, placeKey({ accountId, threadId: message.threadId }), timeline => changed(timeline, message))
    }
    case 'message.removed':
      return at(state, placeKey(change.payload), timeline => removed(timeline, change.payload.key))
    default:
      return state
  }
}

function at(state: Timelines, key: PlaceKey, update: (timeline: Timeline) => Timeline): Timelines {
  const timeline = state[key]
  if (!timeline) return state
  const next = update(timeline)
  return next === timeline ? state : { ...state, [key]: next }
}

function without(state: Timelines, key: PlaceKey): Timelines {
  const { [key]: gone, ...rest } = state
  return gone ? rest : state
}
