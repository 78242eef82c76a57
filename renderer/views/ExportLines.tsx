import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import { SaveRegular } from '@fluentui/react-icons/svg/save'
import { useIntl } from 'react-intl'
import type { AccountId } from '../../electron/contract/domain.ts'
import { percent } from '../text/numbers.ts'
import { useWords } from '../text/words.ts'
import { useKnown, useWorld } from './world.ts'

/** In the foot of the rail: exports that go on, also after their dialog was closed. */
export function ExportLines({ accountId }: { accountId: AccountId }) {
  const words = useWords()
  const { locale } = useIntl()
  const { line } = useWorld()
  const exports = useKnown(state => state.app?.exports)
  return exports?.map(({ id, accountId: of, state }) =>
    of === accountId && state.state === 'running' ? (
      <div key={id} className="rail-line">
        <SaveRegular fontSize={16} />
        <span className="one-line">{words('export.running', { part: percent(locale, state.part) })}</span>
        <button
          type="button"
          aria-label={words('export.cancel')}
          title={words('export.cancel')}
          onClick={() => void line.call('export.cancel', { id })}
        >
          <DismissRegular fontSize={16} />
        </button>
        <progress max={1} value={state.part} aria-hidden="true" />
      </div>
    ) : null,
  )
}
