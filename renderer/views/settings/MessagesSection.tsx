import { Field, Switch } from '@fluentui/react-components'
import { onMac } from '../../shortcuts/shortcuts.ts'
import { useWords } from '../../text/words.ts'
import { useSettings } from '../use-settings.ts'
import { Choice } from './Choice.tsx'
import { SettingsError } from './SettingsError.tsx'
import { SpellingChoice } from './SpellingChoice.tsx'

export function MessagesSection() {
  const words = useWords()
  const { settings, error, set } = useSettings()
  if (!settings) return null
  const mod = onMac ? '⌘' : words('key.ctrl')
  return (
    <>
      <Choice
        label={words('settings.sendWith')}
        value={settings.sendWith}
        options={[
          { value: 'enter', label: words('settings.sendWith.enter') },
          { value: 'mod-enter', label: words('settings.sendWith.modEnter', { mod }) },
        ]}
        choose={sendWith => set({ sendWith })}
      />
      <Field hint={words('settings.tellRead.hint')}>
        <Switch
          label={words('settings.tellRead')}
          checked={settings.tellRead}
          onChange={(_, { checked }) => set({ tellRead: checked })}
        />
      </Field>
      <Field hint={words('settings.tellTyping.hint')}>
        <Switch
          label={words('settings.tellTyping')}
          checked={settings.tellTyping}
          onChange={(_, { checked }) => set({ tellTyping: checked })}
        />
      </Field>
      <SpellingChoice chosen={settings.spelling} choose={spelling => set({ spelling })} />
      <SettingsError error={error} />
    </>
  )
}
