import { useState } from 'react'
import { useWords } from '../../text/words.ts'
import { mayNotify } from '../may-notify.ts'
import { useSettings } from '../use-settings.ts'
import { useKnown } from '../world.ts'
import { AllowAlerts } from './AllowAlerts.tsx'
import { AlertTest } from './AlertTest.tsx'
import { Choice } from './Choice.tsx'
import { DoNotDisturb } from './DoNotDisturb.tsx'
import { QuietTimes } from './QuietTimes.tsx'
import { SettingsError } from './SettingsError.tsx'
import { Toggle } from './Toggle.tsx'

export function AlertsSection() {
  const words = useWords()
  const { settings, error, fixed, set } = useSettings()
  const desktop = useKnown(state => state.app?.desktop ?? null)
  const [permission, setPermission] = useState(mayNotify)
  if (!settings) return null
  const badge = (
    <Choice
      label={words('alerts.badge')}
      value={settings.badge}
      options={(['all', 'mentions', 'none'] as const).map(value => ({ value, label: words(`alerts.badge.${value}`) }))}
      choose={badge => set({ badge })}
    />
  )
  if (!desktop && permission !== 'granted')
    return (
      <>
        <AllowAlerts permission={permission} decided={setPermission} />
        {badge}
        <SettingsError error={error} />
      </>
    )
  const off = settings.alerts === 'off'
  return (
    <>
      <Choice
        label={words('alerts.detail')}
        value={settings.alerts}
        fixed={fixed('alerts')}
        options={(['name-and-text', 'name', 'no-name', 'off'] as const).map(value => ({
          value,
          label: words(`alerts.detail.${value}`),
        }))}
        choose={alerts => set({ alerts })}
      />
      <AlertTest off={off} />
      <Toggle
        label={words('alerts.sound')}
        on={settings.alertSound}
        disabled={off}
        fixed={fixed('alertSound')}
        set={alertSound => set({ alertSound })}
      />
      <Toggle
        label={words('alerts.mentionsOnly')}
        hint={words('alerts.mentionsOnly.hint')}
        on={settings.mentionsOnly}
        disabled={off}
        set={mentionsOnly => set({ mentionsOnly })}
      />
      <Toggle
        label={words('alerts.breakMute')}
        on={settings.mentionsBreakMute}
        disabled={off}
        set={mentionsBreakMute => set({ mentionsBreakMute })}
      />
      <DoNotDisturb wish={settings.doNotDisturb} set={doNotDisturb => set({ doNotDisturb })} />
      <QuietTimes hours={settings.quietHours} set={quietHours => set({ quietHours })} />
      {desktop && (
        <Toggle
          label={words('alerts.flash')}
          hint={words('alerts.flash.hint')}
          on={settings.flash}
          disabled={off}
          set={flash => set({ flash })}
        />
      )}
      {badge}
      {desktop?.panel && (
        <Choice
          label={words('alerts.closed')}
          hint={words('alerts.closed.hint')}
          value={settings.whenClosed}
          options={(['ask', 'tray', 'quit'] as const).map(value => ({ value, label: words(`alerts.closed.${value}`) }))}
          choose={whenClosed => set({ whenClosed })}
        />
      )}
      <SettingsError error={error} />
    </>
  )
}
