import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import { FolderOpenRegular } from '@fluentui/react-icons/svg/folder-open'
import { SaveRegular } from '@fluentui/react-icons/svg/save'
import { useIntl } from 'react-intl'
import type { AccountId } from '../../electron/contract/domain.ts'
import type { Export } from '../../electron/contract/keeping.ts'
import { exportProblem } from '../text/export-words.ts'
import { percent } from '../text/numbers.ts'
import { useWords } from '../text/words.ts'
import { CopyButton } from './CopyButton.tsx'
import { useKnown, useWorld } from './world.ts'

/** In the foot of the rail: exports that go on also after their dialog was closed, and how they ended until that is dismissed. */
export function ExportLines({ accountId }: { accountId: AccountId }) {
  const exports = useKnown(state => state.app?.exports)
  return exports?.map(each => each.accountId === accountId && <ExportLine key={each.id} what={each} />)
}

function ExportLine({ what: { id, state } }: { what: Export }) {
  const words = useWords()
  const { locale } = useIntl()
  const { line } = useWorld()
  const act = (name: 'export.cancel' | 'export.show' | 'export.dismiss', label: string, icon: React.ReactNode) => (
    <button type="button" aria-label={label} title={label} onClick={() => void line.call(name, { id })}>
      {icon}
    </button>
  )
  switch (state.state) {
    case 'running':
      return (
        <div className="rail-line">
          <SaveRegular fontSize={16} />
          <span className="one-line">{words('export.running', { part: percent(locale, state.part) })}</span>
          {act('export.cancel', words('export.cancel'), <DismissRegular fontSize={16} />)}
          <progress max={1} value={state.part} aria-hidden="true" />
        </div>
      )
    case 'done':
      return (
        <div className="rail-line" data-ended="true">
          <SaveRegular fontSize={16} />
          <span className="rail-line-words" title={state.path}>
            {words('export.ended')}
            <bdi className="one-line">{state.path.split(/[\\/]/).at(-1)}</bdi>
          </span>
          <span className="rail-line-acts">
            {state.showable ? (
              act('export.show', words('export.show'), <FolderOpenRegular fontSize={16} />)
            ) : (
              <CopyButton text={state.path} label="export.copyPath" />
            )}
            {act('export.dismiss', words('app.dismiss'), <DismissRegular fontSize={16} />)}
          </span>
        </div>
      )
    case 'failed':
      return (
        <div className="rail-line" data-ended="true">
          <SaveRegular fontSize={16} />
          <span className="bad">{exportProblem(words, state)}</span>
          {act('export.dismiss', words('app.dismiss'), <DismissRegular fontSize={16} />)}
        </div>
      )
    case 'cancelled':
      return null
    default:
      return state satisfies never
  }
}
