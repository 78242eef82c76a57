import { Button } from '@fluentui/react-components'
import type { ClosedAccount } from '../../electron/contract/domain.ts'
import { useWords } from '../text/words.ts'
import { ClosedActions, ClosedSentence } from './ClosedActions.tsx'
import { Screen } from './Screen.tsx'

interface ClosedScreenProps {
  closed: readonly ClosedAccount[]
  addAccount: () => void
}

/** Where no account could be opened. Everything of them is still where it was. */
export function ClosedScreen({ closed, addAccount }: ClosedScreenProps) {
  const words = useWords()
  return (
    <Screen title={words('closed.title', { count: closed.length })} sentence={words('closed.body')}>
      <div className="ways">
        {closed.map(each => (
          <section key={each.id} className="closed" aria-label={each.name}>
            <h2>
              <bdi>{each.name}</bdi>
            </h2>
            <p>
              <ClosedSentence closed={each} />
            </p>
            <ClosedActions closed={each} />
          </section>
        ))}
        <div className="screen-actions">
          <Button appearance="subtle" onClick={addAccount}>
            {words('account.add')}
          </Button>
        </div>
      </div>
    </Screen>
  )
}
