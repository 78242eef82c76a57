import { Button, Spinner } from '@fluentui/react-components'
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle'
import { DismissCircleFilled } from '@fluentui/react-icons/svg/dismiss-circle'
import { WarningFilled } from '@fluentui/react-icons/svg/warning'
import { useCallback, useEffect, useState } from 'react'
import { useIntl } from 'react-intl'
import type { Check, Diagnosis } from '../../../electron/contract/care.ts'
import type { Account } from '../../../electron/contract/domain.ts'
import type { AppError } from '../../../electron/contract/result.ts'
import { checkWords } from '../../text/check-words.ts'
import { errorWords } from '../../text/error-words.ts'
import { useWords } from '../../text/words.ts'
import { CopyText } from '../CopyText.tsx'
import { SheetDialog } from '../SheetDialog.tsx'
import { useSheet } from '../use-sheet.ts'
import { useKnown, useWorld } from '../world.ts'

const nobody: Account[] = []

/** Looks everything over as it opens, and again on request. */
export function DiagnosisDialog({ close }: { close: () => void }) {
  const words = useWords()
  const { line } = useWorld()
  const { open } = useSheet()
  const accounts = useKnown(state => state.app?.accounts ?? nobody)
  const [busy, setBusy] = useState(true)
  const [diagnosis, setDiagnosis] = useState<Diagnosis | null>(null)
  const [error, setError] = useState<AppError | null>(null)
  const run = useCallback(
    () =>
      line.call('diagnostics.run', {}).then(answer => {
        setBusy(false)
        setError(answer.ok ? null : answer.error)
        if (answer.ok) setDiagnosis(answer.value)
      }),
    [line],
  )
  useEffect(() => void run(), [run])
  const again = () => {
    if (busy) return
    setBusy(true)
    void run()
  }
  const troubles = diagnosis?.checks.filter(({ state }) => state !== 'ok').length ?? 0
  const of = (accountId: Account['id'] | null) => diagnosis?.checks.filter(check => check.accountId === accountId) ?? []
  return (
    <SheetDialog title={words('diagnosis.title')} close={close}>
      <div className="sheet-bar">
        <div role="status">
          {busy ? (
            <Spinner size="tiny" label={words('diagnosis.running')} />
          ) : (
            diagnosis && words('diagnosis.found', { count: troubles })
          )}
        </div>
        <Button disabledFocusable={busy} onClick={again}>
          {words('diagnosis.again')}
        </Button>
        {diagnosis && <CopyText text={diagnosis.report} label="diagnosis.copy" />}
        <Button appearance="subtle" onClick={() => open({ what: 'log' })}>
          {words('log.open')}
        </Button>
      </div>
      {error && (
        <p role="alert" className="bad">
          {errorWords(words, error)}
        </p>
      )}
      {diagnosis && (
        <>
          <Checks title={words('diagnosis.app')} checks={of(null)} />
          {accounts.map(({ id, name }) => (
            <Checks key={id} title={name} checks={of(id)} />
          ))}
          <p className="muted">{words('diagnosis.report')}</p>
        </>
      )}
    </SheetDialog>
  )
}

const icons = { ok: CheckmarkCircleFilled, warning: WarningFilled, failed: DismissCircleFilled }

function Checks({ title, checks }: { title: string; checks: readonly Check[] }) {
  const words = useWords()
  const { locale } = useIntl()
  if (checks.length === 0) return null
  return (
    <section>
      <h3 className="checks-title">
        <bdi>{title}</bdi>
      </h3>
      <ul className="checks">
        {checks.map(check => {
          const Icon = icons[check.state]
          return (
            <li key={check.name} data-state={check.state}>
              <Icon fontSize={18} aria-label={words(`diagnosis.state.${check.state}`)} />
              <strong>{words(`diagnosis.${check.name}`)}</strong>
              <span>{checkWords(words, locale, check)}</span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
