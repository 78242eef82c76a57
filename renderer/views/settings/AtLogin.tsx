import { useEffect, useState } from 'react'
import type { AtLogin as State } from '../../../electron/contract/desktop.ts'
import type { AppError, Result } from '../../../electron/contract/result.ts'
import { useWords } from '../../text/words.ts'
import { useSettings } from '../use-settings.ts'
import { useWorld } from '../world.ts'
import { SettingsError } from './SettingsError.tsx'
import { Toggle } from './Toggle.tsx'

/** Asked of the system whenever it is looked at, for it may have been changed there. */
export function AtLogin() {
  const words = useWords()
  const { line } = useWorld()
  const { settings, set } = useSettings()
  const [state, setState] = useState<State | null>(null)
  const [error, setError] = useState<AppError | null>(null)
  useEffect(() => {
    const look = () =>
      void line.call('atLogin.read', {}).then(answer => (answer.ok ? setState(answer.value) : setError(answer.error)))
    look()
    window.addEventListener('focus', look)
    return () => window.removeEventListener('focus', look)
  }, [line])
  if (!state || !settings) return null
  const change = async (on: boolean) => {
    const answer: Result<State> = await line.call('atLogin.set', { on })
    setError(answer.ok ? null : answer.error)
    if (answer.ok) setState(answer.value)
  }
  const unavailable = state.state === 'unavailable'
  const on = state.state === 'on' || state.state === 'held'
  const hint = unavailable
    ? words(`atLogin.unavailable.${state.because}`)
    : state.state === 'held'
      ? words('atLogin.held')
      : undefined
  return (
    <>
      <Toggle
        label={words('atLogin')}
        {...(hint ? { hint } : {})}
        on={on}
        disabled={unavailable}
        set={on => void change(on)}
      />
      {on && (
        <Toggle
          label={words('atLogin.hidden')}
          hint={words('atLogin.hidden.hint')}
          on={settings.hiddenAtLogin}
          set={hiddenAtLogin => set({ hiddenAtLogin })}
        />
      )}
      <SettingsError error={error} />
    </>
  )
}
