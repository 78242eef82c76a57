import type { PowerMonitor } from 'electron'

/** Calls back when the computer is used again: it woke up, or its screen was unlocked. Answers how to stop. */
export function onReturn(power: Pick<PowerMonitor, 'on' | 'off'>, back: () => void): () => void {
  power.on('resume', back)
  power.on('unlock-screen', back)
  return () => {
    power.off('resume', back)
    power.off('unlock-screen', back)
  }
}
