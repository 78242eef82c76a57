import type { Contact } from '../../electron/contract/address-book.ts'
import type { AccountId, MessageKey, Participant, ReadMark, Thread } from '../../electron/contract/domain.ts'
import type { MessagePage } from '../../electron/contract/reading.ts'
import type { EventName, Payload, Snapshot } from '../../electron/contract/ipc.ts'
import type { AppError } from '../../electron/contract/result.ts'
import type { Place } from './place.ts'
import type { Sheet } from './sheet.ts'
import type { ReadKind } from './timeline.ts'

/** What the main process says, as it says it. */
export type EventChange = { [N in EventName]: { type: N; payload: Payload<N> } }[EventName]

/** What was read on request, and what the person did in this window. */
export type OwnChange =
  | { type: 'link'; link: 'open' | 'lost' }
  | { type: 'snapshot-read'; snapshot: Snapshot }
  | { type: 'snapshot-failed'; error: AppError }
  | { type: 'threads-read'; accountId: AccountId; threads: Thread[] }
  | { type: 'contacts-read'; accountId: AccountId; contacts: Contact[] }
  | { type: 'participants-read'; place: Place; participants: Participant[] }
  | { type: 'receipts-read'; place: Place; marks: ReadMark[] }
  | { type: 'account-chosen'; accountId: AccountId }
  | { type: 'thread-opened'; place: Place; at: MessageKey | null }
  | { type: 'thread-closed'; accountId: AccountId }
  | { type: 'sheet-opened'; sheet: Sheet }
  | { type: 'sheet-closed' }
  | { type: 'landed'; place: Place; key: MessageKey }
  | { type: 'thread-grew'; place: Place }
  | { type: 'page-asked'; place: Place; kind: ReadKind; id: number; sought: MessageKey | null }
  | { type: 'page-read'; place: Place; id: number; page: MessagePage }
  | { type: 'page-failed'; place: Place; id: number; error: AppError }

export type Change = EventChange | OwnChange
