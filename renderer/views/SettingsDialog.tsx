import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Radio,
  RadioGroup,
} from '@fluentui/react-components'
import type { Account, Settings } from '../../electron/contract/domain.ts'
import { type WordId, useWords } from '../text/words.ts'
import { StorageSection } from './StorageSection.tsx'
import { useKnown, useWorld } from './world.ts'

const themes: Record<Settings['theme'], WordId> = {
  system: 'settings.theme.system',
  light: 'settings.theme.light',
  dark: 'settings.theme.dark',
}

interface SettingsDialogProps {
  account: Account
  exportAll: () => void
  close: () => void
}

export function SettingsDialog({ account, exportAll, close }: SettingsDialogProps) {
  const words = useWords()
  const { line } = useWorld()
  const app = useKnown(state => state.app)
  if (!app) return null
  const set = (change: Partial<Settings>) => void line.call('settings.set', change)
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && close()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{words('settings.title')}</DialogTitle>
          <DialogContent className="dialog-form">
            <Field label={words('settings.theme')}>
              <RadioGroup
                layout="horizontal"
                value={app.settings.theme}
                onChange={(_, { value }) => set({ theme: value as Settings['theme'] })}
              >
                {Object.entries(themes).map(([theme, word]) => (
                  <Radio key={theme} value={theme} label={words(word)} />
                ))}
              </RadioGroup>
            </Field>
            <Field label={words('settings.language')}>
              <RadioGroup
                layout="horizontal"
                value={app.settings.language}
                onChange={(_, { value }) => set({ language: value as Settings['language'] })}
              >
                <Radio value="system" label={words('settings.language.system')} />
                <Radio value="en" label={<span lang="en">English</span>} />
                <Radio value="fr" label={<span lang="fr">Français</span>} />
              </RadioGroup>
            </Field>
            <StorageSection account={account} exportAll={exportAll} />
            <small className="muted">{words('settings.version', { version: app.version })}</small>
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={close}>
              {words('app.close')}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
