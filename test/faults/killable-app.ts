import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import type { CallName, Input, Output } from '../../electron/contract/ipc.ts'
import type { Result } from '../../electron/contract/result.ts'

const entry = fileURLToPath(new URL('./app-process.ts', import.meta.url))

/** The app in a process of its own, on the files of `directory`, with that service as its local workspace. */
export interface KillableApp {
  /** Null: it was killed before it answered. */
  call<N extends CallName>(name: N, input: Input<N>): Promise<Result<Output<N>> | null>
  /** Settles once the accounts are open; null where it was killed before. */
  opened: Promise<unknown>
  /** At once and without a word, as a crash, a power cut or the system would. */
  kill(): Promise<void>
}

export function startKillableApp(directory: string, connectionString: string): KillableApp {
  const child = fork(entry, [directory, connectionString], {
    execArgv: ['--no-warnings'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const waiting = new Map<number, (answer: unknown) => void>()
  const gone = once(child, 'exit').then(() => {
    for (const answer of waiting.values()) answer(null)
    waiting.clear()
  })
  child.on('message', ({ id, answer }: { id: number; answer: unknown }) => {
    waiting.get(id)?.(answer)
    waiting.delete(id)
  })
  // What is sent while it dies has nowhere to go; the exit answers for it.
  child.on('error', () => {})
  let asked = 0
  const opened = new Promise(resolve => waiting.set(0, resolve))
  return {
    opened,
    call(name, input) {
      if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(null)
      const id = ++asked
      return new Promise(resolve => {
        waiting.set(id, answer => resolve(answer as never))
        child.send({ id, name, input }, () => {})
      })
    },
    async kill() {
      child.kill('SIGKILL')
      await gone
    },
  }
}
