import { useSettings } from '../use-settings.ts'
import { AtLogin } from './AtLogin.tsx'
import { ProxyChoice } from './ProxyChoice.tsx'
import { SettingsError } from './SettingsError.tsx'

/** What Parlance has to do with the computer it runs on. */
export function SystemSection() {
  const { settings, error, fixed, set } = useSettings()
  if (!settings) return null
  return (
    <>
      <AtLogin />
      <ProxyChoice proxy={settings.proxy} fixed={fixed('proxy')} choose={proxy => set({ proxy })} />
      <SettingsError error={error} />
    </>
  )
}
