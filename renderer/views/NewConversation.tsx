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
} from '@fluentui/react-components'
import { type SyntheticEvent, useState } from 'react'
import type { Account, Person, Thread, ThreadId } from '../../electron/contract/domain.ts'
import type { Output } from '../../electron/contract/ipc.ts'
import { errorWords } from '../text/error-words.ts'
import { useWords } from '../text/words.ts'
import { NotAdded } from './NotAdded.tsx'
import { PeoplePicker } from './PeoplePicker.tsx'
import { useWorld } from './world.ts'

interface NewConversationProps {
  account: Account
  close: () => void
  open: (threadId: ThreadId) => void
}

type Created = Output<'thread.create'>

export function NewConversation({ account, close, open }: NewConversationProps) {
  const words = useWords()
  const { line } = useWorld()
  // One for each time this opens: a second click, or a retry after an answer that never came, makes the same thread.
  const [idempotencyToken] = useState(() => crypto.randomUUID())
  const [people, setPeople] = useState<readonly Person[]>([])
  const [topic, setTopic] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<{ at: 'people' | 'form'; sentence: string } | null>(null)
  const [created, setCreated] = useState<Created | null>(null)

  // A click beside the dialog must not throw away what was chosen.
  const begun = people.length > 0 || topic !== ''

  const show = (thread: Thread) => {
    close()
    open(thread.id)
  }
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    if (busy) return
    if (people.length === 0) return setProblem({ at: 'people', sentence: words('new.people.missing') })
    setBusy(true)
    setProblem(null)
    const answer = await line.call('thread.create', {
      accountId: account.id,
      topic: topic.trim() || null,
      people: [...people],
      idempotencyToken,
    })
    setBusy(false)
    if (!answer.ok) return setProblem({ at: 'form', sentence: errorWords(words, answer.error) })
    if (answer.value.notAdded.length > 0) setCreated(answer.value)
    else show(answer.value.thread)
  }
  return (
    <Dialog open onOpenChange={(_, { type }) => !(begun && type === 'backdropClick') && close()}>
      <DialogSurface>
        {created ? (
          <NotAdded created={created} people={people} open={() => show(created.thread)} />
        ) : (
          <form onSubmit={event => void submit(event)} noValidate>
            <DialogBody>
              <DialogTitle>{words('new.title')}</DialogTitle>
              <DialogContent className="dialog-form">
                <PeoplePicker
                  account={account}
                  chosen={people}
                  choose={next => {
                    setPeople(next)
                    setProblem(null)
                  }}
                  problem={problem?.at === 'people' ? problem.sentence : null}
                />
                <Field label={words('new.topic')} hint={words('new.topic.hint')}>
                  <Input value={topic} maxLength={250} onChange={(_, { value }) => setTopic(value)} />
                </Field>
                {problem?.at === 'form' && (
                  <Field validationMessage={problem.sentence} role="alert">
                    <span />
                  </Field>
                )}
              </DialogContent>
              <DialogActions>
                <Button onClick={close}>{words('app.cancel')}</Button>
                <Button type="submit" appearance="primary" disabledFocusable={busy}>
                  {words(busy ? 'new.creating' : 'new.create')}
                </Button>
              </DialogActions>
            </DialogBody>
          </form>
        )}
      </DialogSurface>
    </Dialog>
  )
}
