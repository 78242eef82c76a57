import { spawn, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { eventually } from './eventually.ts'

const main = fileURLToPath(new URL('../../electron/service/main.ts', import.meta.url))

interface Ready {
  endpoint: string
  connectionString: string
}

export interface ServiceProcess {
  child: ChildProcess
  stdout: () => string
  stderr: () => string
  /** The one line of JSON. */
  ready(): Promise<Ready>
  /** The exit code, or the signal that ended it. */
  ended: Promise<number | string>
}

/** The service as a child process; gone when the test is. */
export function runService(...args: string[]): ServiceProcess {
  const child = spawn(process.execPath, ['--no-warnings', main, ...args], { stdio: ['pipe', 'pipe', 'pipe'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', data => (stdout += String(data)))
  child.stderr.on('data', data => (stderr += String(data)))
  return {
    child,
    stdout: () => stdout,
    stderr: () => stderr,
    ready: () =>
      eventually(() => {
        if (!stdout.endsWith('\n')) throw new Error(`not ready; ${stderr}`)
        return JSON.parse(stdout) as Ready
      }),
    ended: new Promise(resolve => child.on('close', (code, signal) => resolve(code ?? signal ?? 'unknown'))),
  }
}
