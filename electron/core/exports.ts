import type { AccountId, ThreadId } from '../contract/domain.ts'
import type { Publish } from '../contract/ipc.ts'
import type { Export, ExportFormat } from '../contract/keeping.ts'
import { done, fail, ok, type Result } from '../contract/result.ts'
import { titleOf, type ExportFormatter, type ExportHead } from './export-format.ts'
import { htmlExport } from './export-html.ts'
import { jsonExport } from './export-json.ts'
import { exportName } from './export-name.ts'
import { textExport } from './export-text.ts'
import { exportPieces } from './export-walk.ts'
import type { Session } from './session.ts'
import { storageFailure } from './storage-failure.ts'
import type { Clock, ExportFile, ExportFiles, ExportProblem, Ids, Log } from './system-ports.ts'
import type { Words } from './words-en.ts'

/** Finished ones beyond this many are forgotten, the oldest first. */
const remembered = 20
/** Progress that is told. */
const step = 0.01

const formats: Record<ExportFormat, { ending: string; formatter: (head: ExportHead) => ExportFormatter }> = {
  json: { ending: 'json', formatter: jsonExport },
  html: { ending: 'html', formatter: htmlExport },
  text: { ending: 'txt', formatter: textExport },
}

export interface ExportsParts {
  files: ExportFiles
  session: (accountId: AccountId) => Result<Session>
  clock: Clock
  ids: Ids
  log: Log
  publish: Publish
  /** In the language that is set now. */
  words: () => Words
}

/** Everything that is being, or was, written out in this run of the app. */
export class Exports {
  readonly #parts: ExportsParts
  readonly #running = new Map<string, Promise<void>>()
  readonly #cancelled = new Set<string>()
  #all: Export[] = []

  constructor(parts: ExportsParts) {
    this.#parts = parts
  }

  get all(): Export[] {
    return this.#all
  }

  /** Null for `threadId` is everything. Answers as soon as the file is chosen; what becomes of it is told in events. */
  async start(
    session: Session,
    input: { accountId: AccountId; threadId: ThreadId | null; format: ExportFormat },
  ): Promise<Result<Export | null>> {
    const { clock, ids, files, words } = this.#parts
    const title = titled(session, input.threadId)
    if (title === null) return fail({ kind: 'not-found' })
    const { ending, formatter } = formats[input.format]
    const head = { me: session.world.me, exportedAt: clock.now(), words: words().exported }
    const file = await files.create(exportName(title, head.exportedAt, ending))
    if (file.ok && file.value === null) return ok(null)
    const entry: Export = { id: ids.uuid(), ...input, state: { state: 'running', part: 0 } }
    this.#put(entry)
    if (!file.ok || file.value === null) {
      if (!file.ok) this.#put({ ...entry, state: { state: 'failed', ...file.error } })
    } else {
      const work = this.#run(entry, session, formatter(head), file.value)
      this.#running.set(entry.id, work)
      void work.finally(() => this.#running.delete(entry.id))
    }
    return ok(this.#find(entry.id) ?? entry)
  }

  cancel(id: string): Result<null> {
    if (!this.#find(id)) return fail({ kind: 'not-found' })
    if (this.#running.has(id)) this.#cancelled.add(id)
    return done
  }

  show(id: string): Result<null> {
    const state = this.#find(id)?.state
    if (state?.state !== 'done') return fail({ kind: 'not-found' })
    this.#parts.files.show?.(state.path)
    return done
  }

  dismiss(id: string): Result<null> {
    if (this.#find(id)?.state.state === 'running') return fail({ kind: 'bad-request', detail: 'It has not ended yet.' })
    this.#all = this.#all.filter(entry => entry.id !== id)
    this.#parts.publish('export.dismissed', { id })
    return done
  }

  /** Leaves nothing half-written. */
  async stop(): Promise<void> {
    for (const id of this.#running.keys()) this.#cancelled.add(id)
    await Promise.all(this.#running.values())
  }

  async #run(entry: Export, session: Session, formatter: ExportFormatter, file: ExportFile): Promise<void> {
    let state: Export['state']
    try {
      state = await this.#write(entry, session, formatter, file)
    } catch (cause) {
      state = { state: 'failed', ...this.#problemOf(cause) }
    }
    if (state.state !== 'done') await file.discard()
    this.#cancelled.delete(entry.id)
    this.#put({ ...entry, state })
  }

  async #write(
    entry: Export,
    session: Session,
    formatter: ExportFormatter,
    file: ExportFile,
  ): Promise<Export['state']> {
    // The file may have been chosen for minutes.
    if (!this.#isOpen(entry, session)) return { state: 'cancelled' }
    const { history } = session.world
    const threads = entry.threadId ? [entry.threadId] : history.threads().map(({ id }) => id)
    let messages = 0
    let partial = false
    let told = 0
    for (const piece of exportPieces(
      () => history,
      threads,
      formatter,
      person => session.contacts.named(person),
    )) {
      const written = await file.write(piece.text)
      if (!written.ok) return { state: 'failed', ...written.error }
      messages += piece.messages
      partial ||= piece.partial
      if (piece.part >= told + step) {
        told = piece.part
        this.#put({ ...entry, state: { state: 'running', part: told } })
      }
      // Whoever waits for the app gets their turn; afterwards the account may have been closed.
      await new Promise<void>(resolve => this.#parts.clock.after(0, resolve))
      if (this.#cancelled.has(entry.id) || !this.#isOpen(entry, session)) return { state: 'cancelled' }
    }
    const finished = await file.finish()
    if (!finished.ok) return { state: 'failed', ...finished.error }
    const showable = this.#parts.files.show !== undefined
    return { state: 'done', path: finished.value, messages, partial, showable }
  }

  #isOpen({ accountId }: Export, session: Session): boolean {
    const now = this.#parts.session(accountId)
    return now.ok && now.value === session
  }

  #problemOf(cause: unknown): ExportProblem {
    const failure = storageFailure(cause)
    if (!failure) {
      this.#parts.log.error('export failed', { stack: cause instanceof Error ? (cause.stack ?? '') : String(cause) })
    }
    return { problem: 'other', detail: failure?.problem ?? 'bug' }
  }

  #find(id: string): Export | null {
    return this.#all.find(entry => entry.id === id) ?? null
  }

  #put(entry: Export): void {
    const known = this.#find(entry.id)
    this.#all = known ? this.#all.map(other => (other === known ? entry : other)) : [...this.#all, entry]
    const over = this.#all.filter(({ state }) => state.state !== 'running').slice(0, -remembered)
    this.#all = this.#all.filter(other => !over.includes(other))
    this.#parts.publish('export.changed', entry)
  }
}

/** Null where there is no such conversation. */
function titled({ world, account, contacts }: Session, threadId: ThreadId | null): string | null {
  if (threadId === null) return `Parlance ${account.name}`
  const thread = world.history.thread(threadId)
  if (!thread) return null
  const people = world.history.participants(threadId).map(person => contacts.named(person))
  return titleOf({ ...thread, people, partial: false, nameOf: () => null }, world.me)
}
