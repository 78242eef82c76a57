import { Button, Field, Switch } from '@fluentui/react-components'
import { useWords } from '../../text/words.ts'
import { useSettings } from '../use-settings.ts'
import { useSheet } from '../use-sheet.ts'
import { SettingsError } from './SettingsError.tsx'

export function KeyboardSection() {
  const words = useWords()
  const { open } = useSheet()
  const { settings, error, set } = useSettings()
  if (!settings) return null
  return (
    <>
      <Field hint={words('settings.singleKeys.hint')}>
        <Switch
          label={words('settings.singleKeys')}
          checked={settings.singleKeys}
          onChange={(_, { checked }) => set({ singleKeys: checked })}
        />
      </Field>
      <div>
        <Button onClick={() => open({ what: 'shortcuts' })}>{words('shortcuts.show')}</Button>
      </div>
      <SettingsError error={error} />
    </>
  )
}
