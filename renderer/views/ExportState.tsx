import { ProgressBar } from '@fluentui/react-components'
import { useIntl } from 'react-intl'
import type { Export } from '../../electron/contract/keeping.ts'
import { exportProblem } from '../text/export-words.ts'
import { percent } from '../text/numbers.ts'
import { useWords } from '../text/words.ts'
import { CopyButton } from './CopyButton.tsx'

/** How far an export is, or how it ended. */
export function ExportState({ what: { state } }: { what: Export }) {
  const words = useWords()
  const { locale } = useIntl()
  switch (state.state) {
    case 'running': {
      const label = words('export.running', { part: percent(locale, state.part) })
      return (
        <div className="export">
          <span>{label}</span>
          <ProgressBar value={state.part} aria-label={words('export.running', { part: '' })} />
        </div>
      )
    }
    case 'done':
      return (
        <div className="export" role="status">
          <p>{words('export.done', { count: state.messages })}</p>
          <div className="my-id">
            <code dir="ltr" className="path">
              {state.path}
            </code>
            <CopyButton text={state.path} label="export.copyPath" />
          </div>
          {state.partial && <p className="muted">{words('export.partial')}</p>}
        </div>
      )
    case 'cancelled':
      return <p role="status">{words('export.cancelled')}</p>
    case 'failed':
      return (
        <p className="bad" role="alert">
          {exportProblem(words, state)}
        </p>
      )
    default:
      return state satisfies never
  }
}
