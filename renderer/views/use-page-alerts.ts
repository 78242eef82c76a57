import { useEffect } from 'react'
import type { AlertMet } from '../../electron/contract/alert.ts'
import type { Payload } from '../../electron/contract/ipc.ts'
import { mayNotify } from './may-notify.ts'
import { useWorld } from './world.ts'

/** In a browser the page shows what it is told to, and tells what became of it. The same one in several tabs is shown once. */
export function usePageAlerts(): void {
  const { line } = useWorld()
  useEffect(() => {
    const shown = new Map<string, Notification>()
    if (mayNotify() === 'granted') void line.call('alert.allow', { allowed: true })
    const take = (id: string): void => {
      const taken = shown.get(id)
      shown.delete(id)
      taken?.close()
    }
    const show = ({ id, alert }: Payload<'alert.changed'>): void => {
      take(id)
      if (!alert || mayNotify() !== 'granted') return
      const made = new Notification(alert.title, { body: alert.body, silent: alert.silent, tag: id })
      shown.set(id, made)
      const tell = (did: AlertMet) => void line.call('alert.met', { id, did })
      made.onshow = () => tell('shown')
      made.onerror = () => tell('failed')
      made.onclick = () => {
        window.focus()
        tell('opened')
        take(id)
      }
      // One that was taken back, or has another in its place, has nothing to say.
      made.onclose = () => shown.get(id) === made && tell('closed')
    }
    const stop = line.on('alert.changed', show)
    return () => {
      stop()
      for (const id of shown.keys()) take(id)
    }
  }, [line])
}
