import type { AccountId, Message } from '../../electron/contract/domain.ts'
import type { Change } from './change.ts'
import { type PlaceKey, placeKey } from './place.ts'

/** What a screen reader was told, and from which moment on a message is news. */
export interface Heard {
  upTo: Readonly<Record<PlaceKey, number>>
  say: { accountId: AccountId; message: Message; here: boolean } | null
}

export const silence: Heard = { upTo: {}, say: null }

/** `open` is the thread on screen, which needs no name when something is said in it. */
export function heard(state: Heard, change: Change, open: PlaceKey | null): Heard {
  switch (change.type) {
    case 'threads-read': {
      const known = change.threads.map(thread => {
        const key = placeKey({ accountId: change.accountId, threadId: thread.id })
        return [key, Math.max(state.upTo[key] ?? 0, thread.last?.sentAt ?? 0)] as const
      })
      return { ...state, upTo: { ...state.upTo, ...Object.fromEntries(known) } }
    }
    case 'thread.changed': {
      const key = placeKey({ accountId: change.payload.accountId, threadId: change.payload.thread.id })
      if (state.upTo[key] !== undefined) return state
      return { ...state, upTo: { ...state.upTo, [key]: change.payload.thread.last?.sentAt ?? 0 } }
    }
    case 'message.changed': {
      const { accountId, message } = change.payload
      const key = placeKey({ accountId, threadId: message.threadId })
      const upTo = state.upTo[key]
      // A thread we know nothing of is just arriving with its history: that is not news, what follows is.
      if (!isSpoken(message) || message.sentAt <= (upTo ?? 0)) return state
      const next = { ...state.upTo, [key]: message.sentAt }
      return { upTo: next, say: upTo === undefined ? state.say : { accountId, message, here: key === open } }
    }
    default:
      return state
  }
}

const isSpoken = (message: Message): boolean =>
  !message.mine && message.editedAt === null && (message.body.kind === 'text' || message.body.kind === 'html')
