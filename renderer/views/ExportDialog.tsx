import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Radio,
  RadioGroup,
} from '@fluentui/react-components'
import { useState } from 'react'
import { useIntl } from 'react-intl'
import type { Account, Thread } from '../../electron/contract/domain.ts'
import type { ExportFormat } from '../../electron/contract/keeping.ts'
import type { AppError } from '../../electron/contract/result.ts'
import { errorWords } from '../text/error-words.ts'
import { threadTitle } from '../text/names.ts'
import { type WordId, useWords } from '../text/words.ts'
import { ExportState } from './ExportState.tsx'
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
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<AppError | null>(null)
  const running = useKnown(state => state.app?.exports.find(each => each.id === id))
  const start = async () => {
    if (busy) return
    setBusy(true)
    setError(null)
    const answer = await line.call('export.start', { accountId: account.id, threadId: thread?.id ?? null, format })
    setBusy(false)
    if (!answer.ok) setError(answer.error)
    // Nothing means that no file was chosen: the question stands.
    else if (answer.value) setId(answer.value.id)
  }
  const title = thread
    ? words('export.title', { title: threadTitle(words, locale, thread) })
    : words('export.all.title')
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && close()}>
      <DialogSurface className="confirm">
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent className="dialog-form">
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
            {error && (
              <p className="bad" role="alert">
                {errorWords(words, error)}
              </p>
            )}
          </DialogContent>
          <DialogActions>
            {running ? (
              <>
                {running.state.state === 'running' && (
                  <Button onClick={() => void line.call('export.cancel', { id: running.id })}>
                    {words('export.cancel')}
                  </Button>
                )}
                {(running.state.state === 'failed' || running.state.state === 'cancelled') && (
                  <Button onClick={() => setId(null)}>{words('app.tryAgain')}</Button>
                )}
                <Button appearance="primary" onClick={close}>
                  {words('app.close')}
                </Button>
              </>
            ) : (
              <>
                <Button onClick={close}>{words('app.cancel')}</Button>
                <Button appearance="primary" disabledFocusable={busy} onClick={() => void start()}>
                  {words('export.go')}
                </Button>
              </>
            )}
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
