import type { AccountId, MessageKey, ThreadId } from '../contract/domain.ts'
import type { AnyEvent, Payload } from '../contract/ipc.ts'
import { done, type Result } from '../contract/result.ts'
import type { AlertOutcome } from '../contract/settings.ts'
import { alertText, type News } from './alert-text.ts'
import type { Accounts } from './accounts.ts'
import type { Desk } from './attention-ports.ts'
import { bodyText } from './body-text.ts'
import { oneLine } from './export-words.ts'
import { isMentioned } from './mentions.ts'
import { muteAt } from './mute.ts'
import type { Session } from './session.ts'
import { storageFailure } from './storage-failure.ts'
import type { StoredMessage } from './store-ports.ts'
import type { Clock, Log, SettingsStore } from './system-ports.ts'
import { threadTitle } from './thread-title.ts'
import { gather, idOf, isIn, ShownAlerts, type Group, type Place } from './shown-alerts.ts'
import { told } from './told.ts'

/** What comes this close together interrupts once. */
const gatherMs = 400
/** Of more threads than this at once somebody is told in one sentence. */
const oneByOne = 3

export interface AlertsParts {
  desk: Desk
  session: (accountId: AccountId) => Session | null
  within: Accounts['within']
  settings: Pick<SettingsStore, 'get'>
  clock: Clock
  log: Log
  /** Brings the window before whoever clicked, and in it that place. */
  open: (place: Payload<'thread.opened'> | null) => Promise<void>
}

/** Tells somebody who looks elsewhere of what arrived, and takes it back once they know. */
export class Alerts {
  readonly #parts: AlertsParts
  readonly #shown: ShownAlerts
  readonly #waiting = new Map<string, Group>()
  #attention: Place | null = null
  #cancel: (() => void) | null = null

  constructor(parts: AlertsParts) {
    this.#parts = parts
    this.#shown = new ShownAlerts({ ...parts, read: group => this.#read(group), reply: this.#reply.bind(this) })
  }

  /** How the last attempt to show one went; null before there was one. */
  get outcome(): AlertOutcome | null {
    return this.#shown.outcome
  }

  /** One to look at, and what became of it. */
  test(): Promise<AlertOutcome> {
    return this.#shown.test(this.#parts.desk.words().alert.test)
  }

  /** These are new in the history of that account. */
  arrived(accountId: AccountId, threadId: ThreadId, keys: MessageKey[]): void {
    gather(this.#waiting, { accountId, threadId, keys })
    this.#later()
  }

  /** What is being looked at right now; null when nothing is. */
  attend(open: Place | null): void {
    this.#attention = open
    if (open) this.#shown.forget(group => isIn(group, open))
  }

  /** Whatever the window is told may mean that somebody knows by now. */
  heard(...[name, payload]: AnyEvent): void {
    switch (name) {
      case 'thread.changed': {
        const place = { accountId: payload.accountId, threadId: payload.thread.id }
        if (payload.thread.unread === 0) this.#shown.forget(group => isIn(group, place))
        return
      }
      case 'message.changed': {
        const { accountId, message } = payload
        const { threadId, key, body } = message
        if (body.kind !== 'deleted') return
        return this.#shown.forget(group => isIn(group, { accountId, threadId }) && group.keys.includes(key))
      }
      case 'thread.removed':
        return this.#shown.forget(group => isIn(group, payload))
      case 'account.removed':
        return this.#shown.forget(({ accountId }) => accountId === payload.accountId)
      case 'settings.changed':
        // What stands on the screen may show more than it may from now on.
        if (payload.alerts !== 'name-and-text') this.#shown.forget(() => true)
        return
      default:
    }
  }

  /** Nothing of it outlives the app: a click would find nobody. */
  stop(): void {
    this.#cancel?.()
    this.#waiting.clear()
    this.#shown.forget(() => true)
  }

  #later(): void {
    this.#cancel ??= this.#parts.clock.after(gatherMs, () => {
      this.#cancel = null
      this.#tell()
    })
  }

  /** What belongs to a catch-up waits for its end, and is told together. */
  #tell(): void {
    const { session } = this.#parts
    const ready = [...this.#waiting.values()].filter(({ accountId }) => !session(accountId)?.catchingUp)
    for (const group of ready) this.#waiting.delete(idOf(group))
    if (this.#waiting.size > 0) this.#later()
    const groups = ready.flatMap(group => this.#ifReadable(() => this.#worthTelling(group)) ?? [])
    if (groups.length > oneByOne) {
      this.#shown.showMany(groups, (count, of) => this.#parts.desk.words().alert.inConversations(count, of))
      this.#flash(false)
    } else for (const group of groups) this.#ifReadable(() => this.#tellOf(group))
  }

  /** Nobody waits here for what a disk says; it says it again where somebody does. */
  #ifReadable<T>(work: () => T): T | null {
    try {
      return work()
    } catch (cause) {
      const failure = storageFailure(cause)
      if (!failure) throw cause
      this.#parts.log.warn('nobody told', { because: failure.problem })
      return null
    }
  }

  /** Without the messages nobody is to be told of. */
  #worthTelling(group: Group): Group | null {
    const { session, settings, clock, log } = this.#parts
    const open = session(group.accountId)
    if (!open) return null
    const { history, journal, me } = open.world
    const now = clock.now()
    const readUpTo = journal.readUpTo(group.threadId)
    const muted = muteAt(journal.standing(group.threadId), now) !== null
    const beingRead = this.#attention !== null && isIn(group, this.#attention)
    const keys = group.keys.filter(key => {
      const message = history.message(group.threadId, key)
      if (!message) return false
      const { sender, body, sentAt } = message
      const arrived = {
        ...{ mine: sender?.id === me.id, read: sentAt <= readUpTo, mentionsMe: namesMe(message, open) },
        written: sender !== null && (body.kind === 'text' || body.kind === 'html'),
        ...{ muted, beingRead },
      }
      const decision = told(arrived, settings.get(), now)
      if (!decision.tell) log.info('nobody told', { because: decision.because })
      return decision.tell
    })
    return keys.length > 0 ? { ...group, keys } : null
  }

  #tellOf(group: Group): void {
    const { session, settings } = this.#parts
    const open = session(group.accountId)
    const { alerts: detail } = settings.get()
    if (!open || detail === 'off') return
    const { history } = open.world
    const words = this.#parts.desk.words()
    const { threadId } = group
    const news = group.keys.flatMap((key): News[] => {
      const message = history.message(threadId, key)
      if (!message?.sender) return []
      const sender = oneLine(open.contacts.named(message.sender).name ?? '') || words.alert.somebody
      return [{ sender, text: bodyText(message.body) ?? '', mentionsMe: namesMe(message, open) }]
    })
    const ofTwo = !history.thread(threadId)?.topic && history.participants(threadId).length <= 2
    const title = threadTitle(open, threadId, words)
    const urgent = news.some(({ mentionsMe }) => mentionsMe)
    this.#flash(urgent)
    this.#shown.showOne(group, count => ({
      ...alertText({ detail, title, ofTwo, news, count, words: words.alert }),
      urgent,
      deeds: { reply: words.alert.reply, read: words.alert.read },
    }))
  }

  #flash(urgent: boolean): void {
    if (this.#parts.settings.get().flash) this.#parts.desk.flash(urgent)
  }

  #read({ accountId, threadId, keys }: Group): Promise<Result<null>> {
    return this.#parts.within(accountId, ({ readState }) => {
      readState.read(threadId, keys.at(-1) ?? null)
      return done
    })
  }

  /** Answered with words that could not be sent, it shows them again: they stand nowhere else. */
  async #reply(group: Group, text: string): Promise<unknown> {
    const { accountId, threadId } = group
    if (text.trim() === '') return null
    const sent = await this.#parts.within(accountId, ({ writing }) => writing.send(threadId, { kind: 'text', text }))
    if (sent.ok) return this.#read(group)
    const title = this.#parts.desk.words().alert.notSent
    return this.#shown.showOne(group, () => ({ title, body: text, urgent: true, deeds: null }))
  }
}

const namesMe = ({ body }: StoredMessage, { world }: Session): boolean =>
  body.kind === 'html' && isMentioned(body.html, world.me.id)
