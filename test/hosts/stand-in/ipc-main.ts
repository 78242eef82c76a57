import { EventEmitter } from 'node:events'
import type { IpcMain, IpcMainInvokeEvent } from 'electron'
import { strict } from './strict.ts'

type Used = 'handle' | 'removeHandler'
type Listener = Parameters<IpcMain['handle']>[1]

class StandInIpcMain extends EventEmitter {
  readonly #handlers = new Map<string, Listener>()

  handle(channel: string, listener: Listener): void {
    if (this.#handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    this.#handlers.set(channel, listener)
  }

  removeHandler(channel: string): void {
    this.#handlers.delete(channel)
  }

  /** Arguments and answer cross as structured clones do: functions and other live things do not. */
  async invoke(event: IpcMainInvokeEvent, channel: string, args: unknown[]): Promise<unknown> {
    const handler = this.#handlers.get(channel)
    if (!handler) throw new Error(`No handler registered for '${channel}'`)
    const answer: unknown = await handler(event, ...args)
    return structuredClone(answer)
  }
}

export const standInIpcMain = new StandInIpcMain()
export const ipcMainStandIn: Pick<IpcMain, Used> = strict('ipcMain', standInIpcMain)
