import { useWords } from '../../text/words.ts'
import { useSettings } from '../use-settings.ts'
import { useKnown } from '../world.ts'
import { AlertTest } from './AlertTest.tsx'
import { Choice } from './Choice.tsx'
import { DoNotDisturb } from './DoNotDisturb.tsx'
import { QuietTimes } from './QuietTimes.tsx'
import { SettingsError } from './SettingsError.tsx'
import { Toggle } from './Toggle.tsx'

export function AlertsSection() {
  const words = useWords()
  const { settings, error, set } = useSettings()
  const desktop = useKnown(state => state.app?.desktop ?? null)
  if (!settings) return null
  if (!desktop) return <p>{words('alerts.inBrowser')}</p>
  const off = settings.alerts === 'off'
  return (
    <>
      <Choice
        label={words('alerts.detail')}
        value={settings.alerts}
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
      <SettingsError error={error} />
    </>
  )
}
