import { useState } from 'react'
import type { Account, Thread } from '../../electron/contract/domain.ts'
import { errorWords } from '../text/error-words.ts'
import { type ReadProperties, readProperties, typedOf } from '../text/properties.ts'
import { useWords } from '../text/words.ts'
import { FormDialog } from './FormDialog.tsx'
import { PropertiesFields } from './PropertiesFields.tsx'
import { SubmitActions } from './SubmitActions.tsx'
import { useAsk } from './use-ask.ts'
import { useNow } from './use-now.ts'
import { useWorld } from './world.ts'

interface PropertiesDialogProps {
  account: Account
  thread: Thread
  close: () => void
}

/** Done in front of who asks or not at all: a retention may delete everything. */
export function PropertiesDialog({ account, thread, close }: PropertiesDialogProps) {
  const words = useWords()
  const { line } = useWorld()
  const now = useNow(3_600_000)
  const [typed, setTyped] = useState(() => typedOf(thread))
  const [wrong, setWrong] = useState<Extract<ReadProperties, { ok: false }> | null>(null)
  const { busy, error, ask, forget } = useAsk()
  const offline = account.connection.state !== 'online'
  const submit = () => {
    const read = readProperties(typed)
    setWrong(read.ok ? null : read)
    if (!read.ok) return
    const place = { accountId: account.id, threadId: thread.id }
    void ask(() => line.call('thread.setProperties', { ...place, properties: read.value }), close)
  }
  return (
    <FormDialog
      title={words('properties.title')}
      begun
      problem={error && errorWords(words, error)}
      submit={submit}
      close={close}
      actions={<SubmitActions submit={words('properties.save')} busy={busy} cancel={close} />}
    >
      {offline && <p className="muted">{words('properties.offline')}</p>}
      <PropertiesFields
        typed={typed}
        change={next => {
          setTyped(next)
          setWrong(null)
          forget()
        }}
        wrong={wrong}
        createdAt={thread.createdAt}
        now={now}
      />
    </FormDialog>
  )
}
