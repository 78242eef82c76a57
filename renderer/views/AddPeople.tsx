import { Field, Input, Radio, RadioGroup } from '@fluentui/react-components'
import { useState } from 'react'
import type { Account, Person, Thread } from '../../electron/contract/domain.ts'
import { placeKey } from '../store/place.ts'
import { errorWords } from '../text/error-words.ts'
import { dateOfField, fieldOfDate } from '../text/times.ts'
import { useWords } from '../text/words.ts'
import { FormDialog } from './FormDialog.tsx'
import { PeoplePicker } from './PeoplePicker.tsx'
import { SubmitActions } from './SubmitActions.tsx'
import { MOST_PEOPLE } from './most-people.ts'
import { useAsk } from './use-ask.ts'
import { useKnown, useWorld } from './world.ts'

interface AddPeopleProps {
  account: Account
  thread: Thread
  close: () => void
}

type Shared = 'all' | 'now' | 'date'

export function AddPeople({ account, thread, close }: AddPeopleProps) {
  const words = useWords()
  const { line } = useWorld()
  const place = { accountId: account.id, threadId: thread.id }
  const participants = useKnown(state => state.participants[placeKey(place)])
  const [people, setPeople] = useState<readonly Person[]>([])
  const [shared, setShared] = useState<Shared>('all')
  const [date, setDate] = useState(() => fieldOfDate(Date.now()))
  const [wrong, setWrong] = useState<'people' | 'date' | null>(null)
  const { busy, error, ask, forget } = useAsk()

  const submit = () => {
    if (people.length === 0) return setWrong('people')
    const sharedFrom = shared === 'all' ? 0 : shared === 'now' ? Date.now() : dateOfField(date)
    if (sharedFrom === null) return setWrong('date')
    void ask(() => line.call('participant.add', { ...place, people: [...people], sharedFrom }), close)
  }
  return (
    <FormDialog
      title={words('add.title')}
      begun={people.length > 0 || shared !== 'all'}
      problem={error && errorWords(words, error)}
      submit={submit}
      close={close}
      actions={<SubmitActions submit={words('add.add')} busy={busy} cancel={close} />}
    >
      <PeoplePicker
        account={account}
        chosen={people}
        without={participants ?? thread.others}
        room={MOST_PEOPLE - thread.participantCount - people.length}
        choose={next => {
          setPeople(next)
          setWrong(null)
          forget()
        }}
        problem={wrong === 'people' ? words('new.people.missing') : null}
      />
      <Field label={words('add.shared')}>
        <RadioGroup value={shared} onChange={(_, { value }) => setShared(value as Shared)}>
          <Radio value="all" label={words('add.shared.all')} />
          <Radio value="now" label={words('add.shared.now')} />
          <Radio value="date" label={words('add.shared.date')} />
        </RadioGroup>
      </Field>
      {shared === 'date' && (
        <Field label={words('date.day')} validationMessage={wrong === 'date' ? words('add.date.missing') : null}>
          <Input
            type="date"
            value={date}
            onChange={(_, { value }) => {
              setDate(value)
              setWrong(null)
            }}
          />
        </Field>
      )}
    </FormDialog>
  )
}
