import { Button } from '@fluentui/react-components'
import type { Person } from '../../electron/contract/domain.ts'
import type { Output } from '../../electron/contract/ipc.ts'
import { notAddedWords } from '../text/create-words.ts'
import { personName } from '../text/names.ts'
import { useWords } from '../text/words.ts'
import { FormDialog } from './FormDialog.tsx'

interface NotAddedProps {
  created: Output<'thread.create'>
  people: readonly Person[]
  open: () => void
}

/** The thread is there, but without some of them: that must not pass unseen. */
export function NotAdded({ created, people, open }: NotAddedProps) {
  const words = useWords()
  return (
    <FormDialog
      title={words('new.notAdded.title')}
      submit={open}
      close={open}
      actions={
        <Button type="submit" appearance="primary" autoFocus>
          {words('new.open')}
        </Button>
      }
    >
      <ul className="reasons">
        {created.notAdded.map(each => {
          const person = people.find(({ id }) => id === each.id) ?? { id: each.id, name: null }
          const reason = notAddedWords(words, each)
          return (
            <li key={each.id} title={each.id}>
              {words('new.notAdded', { name: personName(words, person), reason })}
            </li>
          )
        })}
      </ul>
    </FormDialog>
  )
}
