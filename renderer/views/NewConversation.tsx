import { Button, Field, Input } from '@fluentui/react-components'
import { useState } from 'react'
import { useIntl } from 'react-intl'
import type { Account, Person, Thread, ThreadId } from '../../electron/contract/domain.ts'
import type { Output } from '../../electron/contract/ipc.ts'
import { createWords } from '../text/create-words.ts'
import { listed, personName } from '../text/names.ts'
import { type ReadProperties, type TypedProperties, readProperties, untouched } from '../text/properties.ts'
import { useWords } from '../text/words.ts'
import { FormDialog } from './FormDialog.tsx'
import { NotAdded } from './NotAdded.tsx'
import { PeoplePicker } from './PeoplePicker.tsx'
import { PropertiesFields } from './PropertiesFields.tsx'
import { SubmitActions } from './SubmitActions.tsx'
import { MOST_PEOPLE } from './most-people.ts'
import { useAsk } from './use-ask.ts'
import { useNow } from './use-now.ts'
import { useWorld } from './world.ts'

/** What is typed before a conversation is made. */
export interface Begun {
  /** A second click, or a retry after an answer that never came, makes the same thread. */
  idempotencyToken: string
  people: readonly Person[]
  topic: string
  properties: TypedProperties
}

const begin = (): Begun => ({ idempotencyToken: crypto.randomUUID(), people: [], topic: '', properties: untouched })

interface NewConversationProps {
  account: Account
  /** Outlives the dialog: closed by Escape, it opens again with all that was typed. */
  begun: Begun | null
  keep: (begun: Begun | null) => void
  close: () => void
  open: (threadId: ThreadId) => void
}

type Created = Output<'thread.create'>

export function NewConversation({ account, begun, keep, close, open }: NewConversationProps) {
  const words = useWords()
  const { locale } = useIntl()
  const { line } = useWorld()
  const now = useNow(3_600_000)
  const [fresh] = useState(begin)
  const { idempotencyToken, people, topic, properties } = begun ?? fresh
  const [more, setMore] = useState(properties !== untouched)
  const [nobody, setNobody] = useState(false)
  const [wrong, setWrong] = useState<Extract<ReadProperties, { ok: false }> | null>(null)
  const [created, setCreated] = useState<Created | null>(null)
  const { busy, error, ask, forget } = useAsk()
  const offline = account.connection.state !== 'online'
  const suggestion =
    people.length > 1
      ? listed(
          locale,
          people.map(person => personName(words, person)),
        )
      : ''

  const change = (typed: Partial<Begun>) => keep({ idempotencyToken, people, topic, properties, ...typed })
  const leave = () => {
    keep(null)
    close()
  }
  const show = (thread: Thread) => {
    leave()
    open(thread.id)
  }
  const submit = () => {
    const read = readProperties(properties)
    setNobody(people.length === 0)
    setWrong(read.ok ? null : read)
    if (!read.ok) return setMore(true)
    if (people.length === 0) return
    const asked = {
      ...{ accountId: account.id, topic: topic.trim() || null, people: [...people] },
      ...{ properties: read.value, idempotencyToken },
    }
    void ask(
      () => line.call('thread.create', asked),
      answer => (answer.notAdded.length > 0 ? setCreated(answer) : show(answer.thread)),
    )
  }
  if (created) return <NotAdded created={created} people={people} open={() => show(created.thread)} />
  return (
    <FormDialog
      title={words('new.title')}
      begun={begun !== null}
      problem={error && createWords(words, error)}
      submit={submit}
      close={close}
      actions={<SubmitActions submit={words(busy ? 'new.creating' : 'new.create')} busy={busy} cancel={leave} />}
    >
      {offline && !error && <p className="muted">{words('new.offline')}</p>}
      <PeoplePicker
        account={account}
        chosen={people}
        room={MOST_PEOPLE - 1 - people.length}
        choose={next => {
          change({ people: next })
          setNobody(false)
          forget()
        }}
        problem={nobody ? words('new.people.missing') : null}
      />
      <Field label={words('new.topic')} hint={words('new.topic.hint')}>
        <Input value={topic} maxLength={250} onChange={(_, { value }) => change({ topic: value })} />
      </Field>
      {suggestion && suggestion.length <= 250 && topic === '' && (
        <Button size="small" className="suggestion" onClick={() => change({ topic: suggestion })}>
          <bdi className="one-line">{words('new.topic.suggest', { topic: suggestion })}</bdi>
        </Button>
      )}
      <div>
        <Button size="small" appearance="subtle" aria-expanded={more} onClick={() => setMore(!more)}>
          {words(more ? 'new.less' : 'new.more')}
        </Button>
      </div>
      {more && (
        <PropertiesFields
          typed={properties}
          change={next => {
            change({ properties: next })
            setWrong(null)
          }}
          wrong={wrong}
          createdAt={now}
          now={now}
        />
      )}
    </FormDialog>
  )
}
