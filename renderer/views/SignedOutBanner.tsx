import { Button, Input, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components'
import { type SyntheticEvent, useState } from 'react'
import type { Account, Connection } from '../../electron/contract/domain.ts'
import type { AppError } from '../../electron/contract/result.ts'
import { errorWords } from '../text/error-words.ts'
import { type WordId, useWords } from '../text/words.ts'
import { HelpLink } from './help/HelpLink.tsx'
import { useWorld } from './world.ts'

type Because = Extract<Connection, { state: 'signed-out' }>['because']

const reasons: Record<Because, WordId> = {
  expired: 'banner.signedOut.expired',
  refused: 'banner.signedOut.refused',
  'no-token': 'banner.signedOut.noToken',
}

interface SignedOutBannerProps {
  account: Account
  because: Because
}

export function SignedOutBanner({ account, because }: SignedOutBannerProps) {
  const words = useWords()
  const { line } = useWorld()
  const [token, setToken] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<AppError | null>(null)
  const renew = async (event: SyntheticEvent) => {
    event.preventDefault()
    setBusy(true)
    const answer = await line.call('account.renew', { accountId: account.id, token: token.trim() })
    setBusy(false)
    setError(answer.ok ? null : answer.error)
    if (answer.ok) setToken('')
  }
  const tryAgain = () => void line.call('account.reconnect', { accountId: account.id })
  return (
    <MessageBar intent="error" shape="square" layout="multiline">
      <MessageBarBody>
        {words(reasons[because])} {words('banner.signedOut.kept')}{' '}
        <HelpLink at={{ topic: 'token', heading: because === 'expired' ? 'expired' : 'refused' }} word="help.mend" />
        {error && <div role="alert">{errorWords(words, error)}</div>}
      </MessageBarBody>
      <MessageBarActions>
        {account.kind === 'token' ? (
          <form className="renew" onSubmit={event => void renew(event)}>
            <Input
              size="small"
              value={token}
              aria-label={words('banner.signedOut.paste')}
              placeholder={words('banner.signedOut.paste')}
              autoComplete="off"
              spellCheck={false}
              onChange={(_, { value }) => setToken(value)}
            />
            <Button size="small" type="submit" appearance="primary" disabledFocusable={busy || !token.trim()}>
              {words('banner.signedOut.renew')}
            </Button>
          </form>
        ) : (
          <Button size="small" onClick={tryAgain}>
            {words('app.tryAgain')}
          </Button>
        )}
      </MessageBarActions>
    </MessageBar>
  )
}
