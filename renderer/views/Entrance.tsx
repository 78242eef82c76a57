import { Button, Spinner } from '@fluentui/react-components'
import { useEffect, useState } from 'react'
import type { AccountId } from '../../electron/contract/domain.ts'
import { errorWords } from '../text/error-words.ts'
import { useWords } from '../text/words.ts'
import { ClosedScreen } from './ClosedScreen.tsx'
import { KeychainScreen } from './KeychainScreen.tsx'
import { MainWindow } from './MainWindow.tsx'
import { Screen } from './Screen.tsx'
import { Sheets } from './Sheets.tsx'
import { FirstRun } from './later.tsx'
import { useAfter } from './use-after.ts'
import { useKnown, useWorld } from './world.ts'

/** What stands between starting and talking: the state of things, the keychain, an account. */
export function Entrance() {
  const app = useKnown(state => state.app)
  const [adding, setAdding] = useState(false)
  const [newcomer, setNewcomer] = useState<AccountId | null>(null)
  const inside = app !== null && app.accounts.length > 0
  useEffect(() => {
    // A dialog that goes together with the screen behind it leaves nothing focused, and what took its place unheard.
    if (inside && document.activeElement === document.body) document.querySelector('main')?.focus()
  }, [inside])
  const entered = (accountId: AccountId) => {
    setAdding(false)
    setNewcomer(accountId)
  }
  const addAccount = () => setAdding(true)
  return (
    <>
      {screen()}
      <Sheets addAccount={addAccount} />
    </>
  )

  function screen() {
    if (!app || app.keychain.state === 'asking') return <Starting />
    const { keychain, accounts, closed } = app
    if (keychain.state === 'locked' || keychain.state === 'missing') return <KeychainScreen keychain={keychain} />
    if (adding) return <FirstRun done={entered} cancel={() => setAdding(false)} />
    if (accounts.length === 0 && closed.length > 0) return <ClosedScreen closed={closed} addAccount={addAccount} />
    if (accounts.length === 0) return <FirstRun done={entered} />
    return <MainWindow addAccount={addAccount} newcomer={newcomer} />
  }
}

function Starting() {
  const words = useWords()
  const { read } = useWorld()
  const slow = useAfter(1000)
  const trouble = useKnown(state => state.trouble)
  if (trouble)
    return (
      <Screen title={words('app.name')} sentence={`${words('app.snapshotFailed')} ${errorWords(words, trouble)}`}>
        <div className="screen-actions">
          <Button appearance="primary" onClick={() => void read()}>
            {words('app.tryAgain')}
          </Button>
        </div>
      </Screen>
    )
  return slow ? (
    <div className="screen">
      <Spinner className="screen-card" label={words('app.starting')} />
    </div>
  ) : (
    <div className="screen" />
  )
}
