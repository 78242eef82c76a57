import { onMac } from '../../shortcuts/shortcuts.ts'
import { useWords } from '../../text/words.ts'
import { useSettings } from '../use-settings.ts'
import { Choice } from './Choice.tsx'
import { SettingsError } from './SettingsError.tsx'
import { Toggle } from './Toggle.tsx'
import { SpellingChoice } from './SpellingChoice.tsx'

export function MessagesSection() {
  const words = useWords()
  const { settings, error, fixed, set } = useSettings()
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
      <Toggle
        label={words('settings.tellRead')}
        hint={words('settings.tellRead.hint')}
        on={settings.tellRead}
        fixed={fixed('tellRead')}
        set={tellRead => set({ tellRead })}
      />
      <Toggle
        label={words('settings.tellTyping')}
        hint={words('settings.tellTyping.hint')}
        on={settings.tellTyping}
        fixed={fixed('tellTyping')}
        set={tellTyping => set({ tellTyping })}
      />
      <SpellingChoice chosen={settings.spelling} fixed={fixed('spelling')} choose={spelling => set({ spelling })} />
      <SettingsError error={error} />
    </>
  )
}
