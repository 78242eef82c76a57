import { spawn, type ChildProcess, type ChildProcessWithoutNullStreams } from 'node:child_process'
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
export const runService = (...args: string[]): ServiceProcess =>
  watched(spawn(process.execPath, ['--no-warnings', main, ...args]))

/** The same where no file can grow beyond so many kilobytes, which is what a full disk looks like. Not on Windows. */
export function runServiceOnSmallDisk(kilobytes: number, ...args: string[]): ServiceProcess {
  // The signal of a file at its limit would end the process; ignored, writing fails as it does on a full disk.
  const script = `trap '' XFSZ; ulimit -f ${kilobytes * 2}; exec "$0" "$@"`
  return watched(spawn('sh', ['-c', script, process.execPath, '--no-warnings', main, ...args]))
}

function watched(child: ChildProcessWithoutNullStreams): ServiceProcess {
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
