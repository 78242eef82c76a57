import { useWords } from '../../text/words.ts'
import { SettingsError } from './SettingsError.tsx'
import { Toggle } from './Toggle.tsx'
import { useSettings } from '../use-settings.ts'
import { useKnown } from '../world.ts'
import { Choice } from './Choice.tsx'

export function AppearanceSection() {
  const words = useWords()
  const { settings, error, fixed, set } = useSettings()
  const desktop = useKnown(state => state.app?.desktop)
  if (!settings) return null
  return (
    <>
      <Choice
        label={words('settings.theme')}
        value={settings.theme}
        options={(['system', 'light', 'dark', 'contrast'] as const).map(value => ({
          value,
          label: words(`settings.theme.${value}`),
        }))}
        choose={theme => set({ theme })}
      />
      <Choice
        label={words('settings.textSize')}
        value={settings.textSize}
        options={(['usual', 'large', 'larger'] as const).map(value => ({
          value,
          label: words(`settings.textSize.${value}`),
        }))}
        choose={textSize => set({ textSize })}
      />
      <Choice
        label={words('settings.language')}
        value={settings.language}
        fixed={fixed('language')}
        options={[
          { value: 'system', label: words('settings.language.system') },
          { value: 'en', label: <span lang="en">English</span> },
          { value: 'fr', label: <span lang="fr">Français</span> },
        ]}
        choose={language => set({ language })}
      />
      <p className="muted">{words('settings.motion')}</p>
      {desktop && (
        <Toggle
          label={words('settings.graphicsCard')}
          hint={words('settings.graphicsCard.hint')}
          on={settings.graphicsCard}
          set={graphicsCard => set({ graphicsCard })}
        />
      )}
      <SettingsError error={error} />
    </>
  )
}
