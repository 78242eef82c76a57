import { spawn } from 'node:child_process'
import { EventEmitter } from 'node:events'
import type { Readable } from 'node:stream'
import type { ForkOptions, UtilityProcess } from 'electron'
import { strict } from './strict.ts'

type Used = 'kill' | 'pid' | 'stderr' | 'stdout'

class StandInUtilityProcess extends EventEmitter {
  readonly stdout: Readable | null
  readonly stderr: Readable | null
  pid: number | undefined
  readonly #end: () => boolean

  constructor(script: string, args: string[], options: ForkOptions) {
    super()
    // The real one ends with its parent; this one does because its stdin does.
    const child = spawn(process.execPath, [...(options.execArgv ?? []), script, ...args], {
      stdio: ['pipe', 'pipe', 'pipe'],
    })
    this.stdout = child.stdout
    this.stderr = child.stderr
    this.pid = child.pid
    this.#end = () => child.kill('SIGTERM')
    child.once('spawn', () => this.emit('spawn'))
    child.once('exit', code => {
      this.emit('exit', code ?? 0)
      this.pid = undefined
    })
  }

  kill(): boolean {
    return this.#end()
  }
}

export const utilityProcess = strict('utilityProcess', {
  fork(script: string, args: string[] = [], options: ForkOptions = {}): UtilityProcess {
    const { stdio } = options
    if (Array.isArray(stdio) && stdio[0] !== 'ignore')
      throw new Error('Electron supports no stdin but `ignore` for a utility process')
    const child: Pick<UtilityProcess, Used> = new StandInUtilityProcess(script, args, options)
    return strict('UtilityProcess', child) as UtilityProcess
  },
})
