import type { Account } from '../../electron/contract/domain.ts'
import type { Snapshot } from '../../electron/contract/ipc.ts'
import type { AppError } from '../../electron/contract/result.ts'
import type { Change } from './change.ts'
import { type AddressBooks, contacts } from './contacts.ts'
import { type Gone, gone } from './gone.ts'
import { type Heard, heard, silence } from './heard.ts'
import { type Participants, type Receipts, type Typing, participants, receipts, typing } from './people.ts'
import { type Place, placeKey } from './place.ts'
import { sheetShown } from './sheet-shown.ts'
import type { Sheet } from './sheet.ts'
import { snapshot } from './snapshot.ts'
import { type Threads, threads } from './threads.ts'
import { type Timelines, timelines } from './timelines.ts'
import { type View, nothingOpen, view } from './view.ts'

export interface State {
  link: 'open' | 'lost'
  app: Snapshot | null
  /** Why there is no snapshot, while there is none. */
  trouble: AppError | null
  view: View
  threads: Threads
  contacts: AddressBooks
  timelines: Timelines
  typing: Typing
  receipts: Receipts
  participants: Participants
  heard: Heard
  sheet: Sheet | null
  gone: Gone
}

export const nothingKnown: State = {
  link: 'open',
  app: null,
  trouble: null,
  view: nothingOpen,
  threads: {},
  contacts: {},
  timelines: {},
  typing: {},
  receipts: {},
  participants: {},
  heard: silence,
  sheet: null,
  gone: null,
}

export function reduce(state: State, change: Change): State {
  const place = openPlace(state)
  const next: State = {
    link: change.type === 'link' ? change.link : state.link,
    app: snapshot(state.app, change),
    trouble: trouble(state.trouble, change),
    view: view(state.view, change),
    threads: threads(state.threads, change),
    contacts: contacts(state.contacts, change),
    timelines: timelines(state.timelines, change),
    typing: typing(state.typing, change),
    receipts: receipts(state.receipts, change),
    participants: participants(state.participants, change),
    sheet: sheetShown(state.sheet, change),
    heard: heard(state.heard, change, place && placeKey(place)),
    gone: gone(state.gone, change, state),
  }
  const same = (Object.keys(next) as (keyof State)[]).every(part => next[part] === state[part])
  return same ? state : next
}

function trouble(state: AppError | null, change: Change): AppError | null {
  if (change.type === 'snapshot-failed') return change.error
  return change.type === 'snapshot-read' ? null : state
}

export const currentAccount = ({ app, view }: State): Account | null =>
  app?.accounts.find(account => account.id === view.account) ?? app?.accounts[0] ?? null

export const openPlace = ({ view }: State): Place | null =>
  view.account && view.open ? { accountId: view.account, threadId: view.open.threadId } : null
