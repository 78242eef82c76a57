import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components'
import { useState } from 'react'
import { useIntl } from 'react-intl'
import type { Update } from '../../electron/contract/updates.ts'
import { updateWords } from '../text/update-words.ts'
import { useWords } from '../text/words.ts'
import { DismissButton } from './DismissButton.tsx'
import { UpdateAct } from './UpdateAct.tsx'
import { useSettings } from './use-settings.ts'
import { useSheet } from './use-sheet.ts'
import { useKnown } from './world.ts'

/** A newer version is told of once; what somebody asked for is told until they put it away. */
export function UpdateBar() {
  const words = useWords()
  const { locale } = useIntl()
  const { settings, set } = useSettings()
  const { open } = useSheet()
  const update = useKnown(state => state.app?.update)
  const [away, setAway] = useState('')
  if (!update || !settings) return null
  const version = versionOf(update)
  const isTold = update.state === 'available' && settings.toldUpdate === version
  const key = `${update.state} ${version}`
  if (version === null || isTold || away === key) return null
  const putAway = () => (update.state === 'available' ? set({ toldUpdate: version }) : setAway(key))
  return (
    <MessageBar intent={update.state === 'failed' ? 'warning' : 'info'} shape="square">
      <MessageBarBody>{updateWords(words, locale, update)}</MessageBarBody>
      <MessageBarActions containerAction={<DismissButton dismiss={putAway} />}>
        <UpdateAct update={update} size="small" />
        <Button size="small" appearance="transparent" onClick={() => open({ what: 'settings', section: 'about' })}>
          {words('update.more')}
        </Button>
      </MessageBarActions>
    </MessageBar>
  )
}

/** Null where there is nothing to tell. */
function versionOf(update: Update): string | null {
  switch (update.state) {
    case 'available':
    case 'downloading':
    case 'ready':
    case 'restarting':
    case 'failed':
      return update.release?.version ?? null
    default:
      return null
  }
}
