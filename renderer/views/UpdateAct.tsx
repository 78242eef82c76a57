import { Button, type ButtonProps } from '@fluentui/react-components'
import type { Update } from '../../electron/contract/updates.ts'
import { useWords } from '../text/words.ts'
import { useWorld } from './world.ts'

/** The one next thing that can be done about a newer version; nothing where there is none. */
export function UpdateAct({ update, ...button }: { update: Update } & Pick<ButtonProps, 'size' | 'appearance'>) {
  const words = useWords()
  const { line } = useWorld()
  const isFound = update.state === 'available' || (update.state === 'failed' && update.release !== null)
  if (isFound)
    return (
      <Button {...button} onClick={() => void line.call('update.download', {})}>
        {words(update.state === 'failed' ? 'update.again' : 'update.download')}
      </Button>
    )
  if (update.state === 'ready')
    return (
      <Button {...button} onClick={() => void line.call('update.install', {})}>
        {words('update.restart')}
      </Button>
    )
  return null
}
