import { useState } from 'react'
import type { FixedSettings } from '../../electron/contract/policy.ts'
import type { Settings } from '../../electron/contract/settings.ts'
import type { AppError } from '../../electron/contract/result.ts'
import { useKnown, useWorld } from './world.ts'

/** Settings and how to change them; `error` where the last change was not kept. */
export function useSettings() {
  const { line } = useWorld()
  const settings = useKnown(state => state.app?.settings)
  const [error, setError] = useState<AppError | null>(null)
  const set = async (change: Partial<Settings>) => {
    const answer = await line.call('settings.set', change)
    setError(answer.ok ? null : answer.error)
  }
  const policy = useKnown(state => state.app?.policy)
  /** Whether an administrator decided it. */
  const fixed = (key: keyof FixedSettings) => policy?.state === 'in-force' && policy.rules.settings[key] !== undefined
  return { settings, error, fixed, set: (change: Partial<Settings>) => void set(change) }
}
