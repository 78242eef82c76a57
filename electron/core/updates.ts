import type { Publish } from '../contract/ipc.ts'
import { done, fail, type Result } from '../contract/result.ts'
import type { Release, Update, UpdateChannel, UpdateProblem } from '../contract/updates.ts'
import type { Clock, Log, SettingsStore } from './system-ports.ts'
import type { Updater } from './update-ports.ts'
import type { UpdateRules } from './update-rules.ts'

const minute = 60_000
/** A start has better things to do. */
const firstLookMs = 5 * minute
/** Somebody is clicking through the settings. */
const soonMs = minute
const lookEveryMs = 6 * 60 * minute
/** After a failure, doubled with each further one. */
const againMs = 15 * minute
/** Progress that is told. */
const step = 0.01

export interface UpdatesParts {
  updater: Updater
  rules: Pick<UpdateRules, 'allowed' | 'channel'>
  settings: Pick<SettingsStore, 'get'>
  clock: Clock
  /** From 0 to 1, so that not every copy asks in the same minute. */
  chance: () => number
  log: Log
  publish: Publish
}

/** Looks for newer versions by itself and tells of them; fetches and installs one only when asked to. */
export class Updates {
  readonly #parts: UpdatesParts
  #state: Update
  #checkedAt: number | null = null
  #failures = 0
  #looking: Promise<void> | null = null
  #wishes: string
  #cancel = (): void => {}
  #stopped = false

  constructor(parts: UpdatesParts) {
    this.#parts = parts
    this.#state = this.#atRest()
    this.#wishes = this.#wished()
    this.#plan(firstLookMs)
  }

  get state(): Update {
    return this.#state
  }

  settingsChanged(): void {
    if (this.#wishes === this.#wished()) return
    this.#wishes = this.#wished()
    // What somebody asked for goes on; what was only found is looked for anew.
    if (this.#isBusy()) return
    this.#set(this.#atRest())
    this.#plan(soonMs)
  }

  /** One look at a time, whoever asks; settles when it is over. */
  async check(): Promise<Result<null>> {
    if (this.#isForbidden()) return fail({ kind: 'bad-request', detail: 'This copy does not renew itself.' })
    if (this.#looking || !this.#isBusy()) await (this.#looking ??= this.#look())
    return done
  }

  /** Fetches what was found; answers when that has begun. */
  async download(): Promise<Result<null>> {
    await this.#looking
    const release = this.#found()
    if (!release) return fail({ kind: 'bad-request', detail: 'Nothing is there to be fetched.' })
    this.#cancel()
    void this.#download(release)
    return done
  }

  /** Ends the app, if it can be replaced. */
  install(): Result<null> {
    const { state } = this
    if (state.state !== 'ready') return fail({ kind: 'bad-request', detail: 'Nothing is ready to be installed.' })
    void this.#install(state.release)
    return done
  }

  stop(): void {
    this.#stopped = true
    this.#cancel()
  }

  async #look(): Promise<void> {
    const { updater, clock, log } = this.#parts
    const wishes = this.#wished()
    this.#cancel()
    // What is on offer stays on offer until this look says otherwise.
    if (this.#state.state !== 'available') this.#set({ state: 'checking' })
    const found = await updater.check(this.#channel())
    this.#looking = null
    if (wishes !== this.#wished()) {
      this.#set(this.#atRest())
      return this.#plan(soonMs)
    }
    if (found.ok) {
      this.#failures = 0
      this.#checkedAt = clock.now()
      const current = { state: 'current', checkedAt: this.#checkedAt } as const
      this.#set(found.value ? { state: 'available', release: found.value } : current)
    } else {
      this.#failures++
      log.warn('no look for updates', { ...found.error })
      if (this.#state.state === 'checking') this.#set({ state: 'failed', ...found.error, release: null })
    }
    this.#plan(this.#failures > 0 ? Math.min(againMs * 2 ** (this.#failures - 1), lookEveryMs) : lookEveryMs)
  }

  async #download(release: Release): Promise<void> {
    this.#set({ state: 'downloading', release, part: 0 })
    const fetched = await this.#parts.updater.download(part => {
      const { state } = this
      if (state.state === 'downloading' && part >= state.part + step) this.#set({ ...state, part: Math.min(part, 1) })
    })
    if (fetched.ok) this.#set({ state: 'ready', release })
    else this.#fail(release, fetched.error)
  }

  async #install(release: Release): Promise<void> {
    this.#set({ state: 'restarting', release })
    this.#fail(release, await this.#parts.updater.install())
  }

  #fail(release: Release, problem: UpdateProblem): void {
    this.#parts.log.error('update failed', { ...problem, version: release.version })
    this.#set({ state: 'failed', ...problem, release })
    this.#plan(lookEveryMs)
  }

  #plan(ms: number): void {
    const { clock, chance, settings } = this.#parts
    this.#cancel()
    if (this.#stopped || this.#isForbidden() || settings.get().updates === 'off') return
    this.#cancel = clock.after(ms * (1 + chance() / 4), () => void this.check())
  }

  #found(): Release | null {
    const { state } = this
    return state.state === 'available' || state.state === 'failed' ? state.release : null
  }

  #isBusy(): boolean {
    return ['checking', 'downloading', 'ready', 'restarting'].includes(this.#state.state)
  }

  #isForbidden(): boolean {
    return this.#parts.updater.unsupported !== null || !this.#parts.rules.allowed
  }

  #channel(): UpdateChannel {
    return this.#parts.rules.channel ?? this.#parts.settings.get().updateChannel
  }

  #wished(): string {
    return `${this.#parts.settings.get().updates} ${this.#channel()}`
  }

  #atRest(): Update {
    const { updater, rules, settings } = this.#parts
    if (updater.unsupported !== null) return { state: 'unsupported', because: updater.unsupported }
    if (!rules.allowed) return { state: 'off', by: 'policy' }
    if (settings.get().updates === 'off') return { state: 'off', by: 'setting' }
    return { state: 'current', checkedAt: this.#checkedAt }
  }

  #set(state: Update): void {
    if (this.#stopped) return
    this.#state = state
    this.#parts.publish('update.changed', state)
  }
}
