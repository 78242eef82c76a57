import { Readable } from 'node:stream'
import type { utilityProcess } from 'electron'
import type { StartServiceProcess } from '../both/service-process.ts'

/** Where this process is Electron, which will not run a script as Node. A utility process ends with the app that made it. */
export const utilityServiceProcess =
  (utility: Pick<typeof utilityProcess, 'fork'>, script: string): StartServiceProcess =>
  args => {
    const child = utility.fork(script, [...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      serviceName: 'Parlance local service',
    })
    return {
      stdout: Readable.from(child.stdout ?? []),
      stderr: Readable.from(child.stderr ?? []),
      exited: new Promise(resolve => void child.once('exit', code => resolve(code))),
      kill: hard => {
        if (hard && child.pid !== undefined) process.kill(child.pid, 'SIGKILL')
        else child.kill()
      },
    }
  }
