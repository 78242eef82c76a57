import { Button, Field, Radio, RadioGroup } from '@fluentui/react-components'
import { useState } from 'react'
import { useIntl } from 'react-intl'
import type { Account, Thread } from '../../electron/contract/domain.ts'
import type { ExportFormat } from '../../electron/contract/keeping.ts'
import { errorWords } from '../text/error-words.ts'
import { threadTitle } from '../text/names.ts'
import { type WordId, useWords } from '../text/words.ts'
import { ExportState } from './ExportState.tsx'
import { FormDialog } from './FormDialog.tsx'
import { useAsk } from './use-ask.ts'
import { useKnown, useWorld } from './world.ts'

const formats: Record<ExportFormat, WordId> = {
  html: 'export.html',
  text: 'export.text',
  json: 'export.json',
}

interface ExportDialogProps {
  account: Account
  /** Null: everything. */
  thread: Thread | null
  close: () => void
}

export function ExportDialog({ account, thread, close }: ExportDialogProps) {
  const words = useWords()
  const { locale } = useIntl()
  const { line } = useWorld()
  const [format, setFormat] = useState<ExportFormat>('html')
  const [id, setId] = useState<string | null>(null)
  const { busy, error, ask } = useAsk()
  const running = useKnown(state => state.app?.exports.find(each => each.id === id))
  const start = () =>
    ask(
      () => line.call('export.start', { accountId: account.id, threadId: thread?.id ?? null, format }),
      // Nothing means that no file was chosen: the question stands.
      started => started && setId(started.id),
    )
  const title = thread
    ? words('export.title', { title: threadTitle(words, locale, thread) })
    : words('export.all.title')
  return (
    <FormDialog
      title={title}
      look="narrow"
      problem={error && errorWords(words, error)}
      submit={() => (running ? close() : void start())}
      close={close}
      actions={
        <>
          {running?.state.state === 'running' && (
            <Button onClick={() => void line.call('export.cancel', { id: running.id })}>
              {words('export.cancel')}
            </Button>
          )}
          {(running?.state.state === 'failed' || running?.state.state === 'cancelled') && (
            <Button onClick={() => setId(null)}>{words('app.tryAgain')}</Button>
          )}
          {!running && <Button onClick={close}>{words('app.cancel')}</Button>}
          {/* One button all the while, so that the focus stays in the dialog. */}
          <Button type="submit" appearance="primary" disabledFocusable={busy}>
            {words(running ? 'app.close' : 'export.go')}
          </Button>
        </>
      }
    >
      {running ? (
        <ExportState what={running} />
      ) : (
        <>
          <Field label={words('export.format')}>
            <RadioGroup value={format} onChange={(_, { value }) => setFormat(value as ExportFormat)}>
              {Object.entries(formats).map(([each, word]) => (
                <Radio key={each} value={each} label={words(word)} />
              ))}
            </RadioGroup>
          </Field>
          <p className="muted">{words('export.plain')}</p>
        </>
      )}
    </FormDialog>
  )
}
