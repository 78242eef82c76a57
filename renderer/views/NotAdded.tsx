import { Button, DialogActions, DialogBody, DialogContent, DialogTitle } from '@fluentui/react-components'
import type { Person } from '../../electron/contract/domain.ts'
import type { Output } from '../../electron/contract/ipc.ts'
import { personName } from '../text/names.ts'
import { useWords } from '../text/words.ts'

interface NotAddedProps {
  created: Output<'thread.create'>
  people: readonly Person[]
  open: () => void
}

/** The thread is there, but without some of them: that must not pass unseen. */
export function NotAdded({ created, people, open }: NotAddedProps) {
  const words = useWords()
  return (
    <DialogBody>
      <DialogTitle>{words('new.notAdded.title')}</DialogTitle>
      <DialogContent>
        <ul>
          {created.notAdded.map(({ id, reason }) => {
            const person = people.find(known => known.id === id) ?? { id, name: null }
            return <li key={id}>{words('new.notAdded', { name: personName(words, person), reason })}</li>
          })}
        </ul>
      </DialogContent>
      <DialogActions>
        <Button appearance="primary" onClick={open} autoFocus>
          {words('new.open')}
        </Button>
      </DialogActions>
    </DialogBody>
  )
}
