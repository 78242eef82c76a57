import { contextBridge, ipcRenderer } from 'electron'
import type { Bridge } from './contract/ipc.ts'

const listeners = new Set<(name: string, payload: never) => void>()

// One subscription for all listeners, and the event object, which carries the sender, stays on this side.
ipcRenderer.on('event', (_event, name: string, payload: unknown) => {
  for (const listener of listeners) listener(name, payload as never)
})

const bridge: Bridge = {
  call: (name, input) => ipcRenderer.invoke('call', name, input),
  on(name, listener) {
    const relay = (happened: string, payload: Parameters<typeof listener>[0]): void => {
      if (happened === name) listener(payload)
    }
    listeners.add(relay)
    return () => void listeners.delete(relay)
  },
}

contextBridge.exposeInMainWorld('parlance', bridge)
