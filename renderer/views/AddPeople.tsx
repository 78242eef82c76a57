import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
  Radio,
  RadioGroup,
} from '@fluentui/react-components'
import { type SyntheticEvent, useState } from 'react'
import type { Account, Person, Thread } from '../../electron/contract/domain.ts'
import { errorWords } from '../text/error-words.ts'
import { dateOfField, fieldOfDate } from '../text/times.ts'
import { useWords } from '../text/words.ts'
import { PeoplePicker } from './PeoplePicker.tsx'
import { useWorld } from './world.ts'

interface AddPeopleProps {
  account: Account
  thread: Thread
  close: () => void
}

type Shared = 'all' | 'now' | 'date'

export function AddPeople({ account, thread, close }: AddPeopleProps) {
  const words = useWords()
  const { line } = useWorld()
  const [people, setPeople] = useState<readonly Person[]>([])
  const [shared, setShared] = useState<Shared>('all')
  const [date, setDate] = useState(() => fieldOfDate(Date.now()))
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<{ at: 'people' | 'date' | 'form'; sentence: string } | null>(null)
  const wrongAt = (at: 'people' | 'date') => (problem?.at === at ? problem.sentence : null)

  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    if (busy) return
    if (people.length === 0) return setProblem({ at: 'people', sentence: words('new.people.missing') })
    const sharedFrom = shared === 'all' ? 0 : shared === 'now' ? Date.now() : dateOfField(date)
    if (sharedFrom === null) return setProblem({ at: 'date', sentence: words('add.date.missing') })
    setBusy(true)
    const place = { accountId: account.id, threadId: thread.id }
    const answer = await line.call('participant.add', { ...place, people: [...people], sharedFrom })
    setBusy(false)
    if (answer.ok) close()
    else setProblem({ at: 'form', sentence: errorWords(words, answer.error) })
  }
  return (
    <Dialog open onOpenChange={(_, { type }) => !(people.length > 0 && type === 'backdropClick') && close()}>
      <DialogSurface>
        <form onSubmit={event => void submit(event)} noValidate>
          <DialogBody>
            <DialogTitle>{words('add.title')}</DialogTitle>
            <DialogContent className="dialog-form">
              <PeoplePicker
                account={account}
                chosen={people}
                without={thread.others}
                choose={next => {
                  setPeople(next)
                  setProblem(null)
                }}
                problem={wrongAt('people')}
              />
              <Field label={words('add.shared')}>
                <RadioGroup value={shared} onChange={(_, { value }) => setShared(value as Shared)}>
                  <Radio value="all" label={words('add.shared.all')} />
                  <Radio value="now" label={words('add.shared.now')} />
                  <Radio value="date" label={words('add.shared.date')} />
                </RadioGroup>
              </Field>
              {shared === 'date' && (
                <Field label={words('date.day')} validationMessage={wrongAt('date')}>
                  <Input
                    type="date"
                    value={date}
                    onChange={(_, { value }) => {
                      setDate(value)
                      setProblem(null)
                    }}
                  />
                </Field>
              )}
              {problem?.at === 'form' && (
                <p className="bad" role="alert">
                  {problem.sentence}
                </p>
              )}
            </DialogContent>
            <DialogActions>
              <Button onClick={close}>{words('app.cancel')}</Button>
              <Button type="submit" appearance="primary" disabledFocusable={busy}>
                {words('add.add')}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  )
}
