import type { AccountId, MessageKey, ThreadId } from '../contract/domain.ts'
import type { Payload } from '../contract/ipc.ts'
import type { AlertOutcome } from '../contract/settings.ts'
import type { Alert, AlertEvent, Desk } from './attention-ports.ts'
import type { Clock, Log, SettingsStore } from './system-ports.ts'

/** Some systems never say whether they showed anything. */
const silenceMs = 10_000

export interface Place {
  accountId: AccountId
  threadId: ThreadId
}

/** Messages of one thread, the oldest first. */
export interface Group extends Place {
  keys: MessageKey[]
}

export interface ShownAlertsParts {
  desk: Pick<Desk, 'notifier'>
  settings: Pick<SettingsStore, 'get'>
  clock: Clock
  log: Log
  open: (place: Payload<'thread.opened'> | null) => Promise<void>
  read: (group: Group) => Promise<unknown>
  reply: (group: Group, text: string) => Promise<unknown>
}

type Words = Omit<Alert, 'id' | 'silent'>

/** The notifications that are on the screen, as far as the system tells, and what is done with them there. */
export class ShownAlerts {
  readonly #parts: ShownAlertsParts
  readonly #shown = new Map<string, { groups: Group[] }>()
  #outcome: AlertOutcome | null = null

  constructor(parts: ShownAlertsParts) {
    this.#parts = parts
  }

  get outcome(): AlertOutcome | null {
    return this.#parts.desk.notifier.show ? this.#outcome : unsupported
  }

  /** In place of the one of the same thread, with the messages that one told of. */
  showOne(group: Group, words: (count: number) => Words): void {
    const id = idOf(group)
    const keys = [...(this.#shown.get(id)?.groups[0]?.keys ?? []), ...group.keys]
    const all = { ...group, keys: [...new Set(keys)] }
    this.#show(id, [all], words(all.keys.length))
  }

  /** In place of the one of many threads that is there, with those it told of. */
  showMany(groups: Group[], body: (messages: number, threads: number) => string): void {
    const id = 'many'
    const all = new Map((this.#shown.get(id)?.groups ?? []).map(group => [idOf(group), group]))
    for (const group of groups) gather(all, group)
    const count = [...all.values()].reduce((sum, { keys }) => sum + keys.length, 0)
    this.#show(id, [...all.values()], { title: 'Parlance', body: body(count, all.size), urgent: false, deeds: null })
  }

  /** Takes back what is over. */
  forget(isOver: (group: Group) => boolean): void {
    for (const [id, shown] of this.#shown) {
      shown.groups = shown.groups.filter(group => !isOver(group))
      if (shown.groups.length > 0) continue
      this.#shown.delete(id)
      this.#parts.desk.notifier.withdraw(id)
    }
  }

  test(body: string): Promise<AlertOutcome> {
    const { desk, settings, clock, open } = this.#parts
    const { notifier } = desk
    return new Promise(resolve => {
      if (!notifier.show) return resolve(unsupported)
      const end = (outcome: AlertOutcome['outcome'], detail = ''): void => {
        cancel()
        resolve((this.#outcome = { outcome, detail }))
      }
      const cancel = clock.after(silenceMs, () => end('silent'))
      const silent = !settings.get().alertSound
      notifier.show({ id: 'test', title: 'Parlance', body, silent, urgent: false, deeds: null }, event => {
        if (event.did === 'shown') end('shown')
        if (event.did === 'failed') end('failed', event.because)
        if (event.did === 'opened') void open(null)
      })
    })
  }

  #show(id: string, groups: Group[], words: Words): void {
    const { desk, settings } = this.#parts
    const shown = { groups }
    this.#shown.set(id, shown)
    desk.notifier.show?.({ ...words, id, silent: !settings.get().alertSound }, event => {
      this.#answered(shown.groups.length === 1 ? shown.groups[0] : undefined, event)
      // A later one of the same id goes on.
      if (event.did !== 'shown' && this.#shown.get(id) === shown) this.#shown.delete(id)
    })
  }

  #answered(group: Group | undefined, event: AlertEvent): void {
    const { log, open, read, reply } = this.#parts
    switch (event.did) {
      case 'shown':
        this.#outcome = { outcome: 'shown', detail: '' }
        return
      case 'failed':
        log.warn('notification failed', { because: event.because })
        this.#outcome = { outcome: 'failed', detail: event.because }
        return
      case 'opened':
        return void open(group ? { ...placeOf(group), at: group.keys[0] ?? null } : null)
      case 'read':
        return group && void read(group)
      case 'replied':
        return group && void reply(group, event.text)
      case 'closed':
        return
      default:
        event satisfies never
    }
  }
}

const unsupported: AlertOutcome = { outcome: 'unsupported', detail: '' }

export const idOf = ({ accountId, threadId }: Place): string => `${accountId} ${threadId}`

export const isIn = (group: Place, place: Place): boolean =>
  group.accountId === place.accountId && group.threadId === place.threadId

const placeOf = ({ accountId, threadId }: Group): Place => ({ accountId, threadId })

export function gather(into: Map<string, Group>, group: Group): void {
  const known = into.get(idOf(group))
  into.set(idOf(group), known ? { ...known, keys: [...known.keys, ...group.keys] } : group)
}
