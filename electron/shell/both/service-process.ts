import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Readable } from 'node:stream'

/** The local chat service as a child of this process, however the host makes children. */
export interface ServiceProcess {
  stdout: Readable
  stderr: Readable
  exited: Promise<number | null>
  /** Asks it to end; `hard` does not ask. */
  kill(hard: boolean): void
}

export type StartServiceProcess = (args: readonly string[]) => ServiceProcess

/** Where this process is Node itself. The child ends when its stdin does, so it cannot outlive us, whatever ends us. */
export function nodeServiceProcess(script: string): StartServiceProcess {
  return args => {
    const child = spawn(process.execPath, [script, ...args], { stdio: ['pipe', 'pipe', 'pipe'], windowsHide: true })
    child.stdin.on('error', () => undefined)
    const exited = once(child, 'exit').then(
      ([code]: (number | null)[]) => code ?? null,
      () => null,
    )
    return {
      stdout: child.stdout,
      stderr: child.stderr,
      exited,
      kill: hard => void child.kill(hard ? 'SIGKILL' : 'SIGTERM'),
    }
  }
}
