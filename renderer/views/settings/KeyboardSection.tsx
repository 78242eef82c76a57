import { Button } from '@fluentui/react-components'
import { useWords } from '../../text/words.ts'
import { useSettings } from '../use-settings.ts'
import { useSheet } from '../use-sheet.ts'
import { SettingsError } from './SettingsError.tsx'
import { Toggle } from './Toggle.tsx'

export function KeyboardSection() {
  const words = useWords()
  const { open } = useSheet()
  const { settings, error, set } = useSettings()
  if (!settings) return null
  return (
    <>
      <Toggle
        label={words('settings.singleKeys')}
        hint={words('settings.singleKeys.hint')}
        on={settings.singleKeys}
        set={singleKeys => set({ singleKeys })}
      />
      <div>
        <Button onClick={() => open({ what: 'shortcuts' })}>{words('shortcuts.show')}</Button>
      </div>
      <SettingsError error={error} />
    </>
  )
}
