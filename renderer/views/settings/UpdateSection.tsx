import { Button, ProgressBar } from '@fluentui/react-components'
import { useIntl } from 'react-intl'
import { updateWords } from '../../text/update-words.ts'
import { useWords } from '../../text/words.ts'
import { UpdateAct } from '../UpdateAct.tsx'
import { useSettings } from '../use-settings.ts'
import { useKnown, useWorld } from '../world.ts'
import { Choice } from './Choice.tsx'
import { SettingsError } from './SettingsError.tsx'
import { Toggle } from './Toggle.tsx'

/** Whether there is a newer version, what it brings, and who decides about it. */
export function UpdateSection() {
  const words = useWords()
  const { locale } = useIntl()
  const { line } = useWorld()
  const { settings, error, set } = useSettings()
  const update = useKnown(state => state.app?.update)
  const policy = useKnown(state => state.app?.policy)
  if (!update || !settings) return null
  const release = 'release' in update ? update.release : null
  const isFixed = update.state === 'unsupported' || (update.state === 'off' && update.by === 'policy')
  const channel = policy?.state === 'in-force' ? policy.rules.updates.channel : null
  const isBusy = ['checking', 'downloading', 'ready', 'restarting'].includes(update.state)
  return (
    <section className="update" aria-labelledby="update-title">
      <h3 id="update-title">{words('update.title')}</h3>
      <p role="status" className={update.state === 'failed' ? 'bad' : undefined}>
        {updateWords(words, locale, update)}
      </p>
      {update.state === 'downloading' && <ProgressBar value={update.part} aria-labelledby="update-title" />}
      {release?.notes && (
        <details>
          <summary>{words('update.notes', { version: release.version })}</summary>
          <pre tabIndex={0} role="region" aria-label={words('update.notes', { version: release.version })}>
            {release.notes}
          </pre>
        </details>
      )}
      {!isFixed && (
        <>
          <div className="storage-actions">
            <UpdateAct update={update} appearance="primary" />
            <Button disabledFocusable={isBusy} onClick={() => void line.call('update.check', {})}>
              {words('update.check')}
            </Button>
          </div>
          <Toggle
            label={words('update.tell')}
            hint={words('update.tell.hint')}
            on={settings.updates === 'tell'}
            set={on => set({ updates: on ? 'tell' : 'off' })}
          />
          <Choice
            label={words('update.channel')}
            value={channel === 'beta' || channel === 'stable' ? channel : settings.updateChannel}
            fixed={channel !== null}
            options={(['stable', 'beta'] as const).map(value => ({ value, label: words(`update.channel.${value}`) }))}
            choose={updateChannel => set({ updateChannel })}
          />
          <SettingsError error={error} />
        </>
      )}
    </section>
  )
}
