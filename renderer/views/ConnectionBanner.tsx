import { Button, MessageBar, MessageBarActions, MessageBarBody, Spinner } from '@fluentui/react-components'
import type { Account } from '../../electron/contract/domain.ts'
import type { Refusal } from '../../electron/contract/result.ts'
import { errorWords } from '../text/error-words.ts'
import { useWords } from '../text/words.ts'
import { SignedOutBanner } from './SignedOutBanner.tsx'
import { useAfter } from './use-after.ts'
import { useNow } from './use-now.ts'
import { useKnown, useWorld } from './world.ts'

export function ConnectionBanner({ account }: { account: Account }) {
  const words = useWords()
  const link = useKnown(state => state.link)
  const { connection } = account
  if (link === 'lost') return <Bar intent="warning" text={words('banner.link')} />
  switch (connection.state) {
    case 'connecting':
      return <Connecting />
    case 'online':
      return connection.live ? null : <Bar intent="info" text={words('banner.notLive')} />
    case 'offline':
      return <Offline account={account} retryAt={connection.retryAt} />
    case 'signed-out':
      return <SignedOutBanner account={account} because={connection.because} />
    case 'forbidden':
      return <Forbidden because={connection.because} />
    default:
      return connection satisfies never
  }
}

function Bar({ intent, text }: { intent: 'info' | 'warning'; text: string }) {
  return (
    <MessageBar intent={intent} shape="square">
      <MessageBarBody>{text}</MessageBarBody>
    </MessageBar>
  )
}

function Forbidden({ because }: { because: Refusal }) {
  const words = useWords()
  return (
    <MessageBar intent="warning" shape="square" layout="multiline">
      <MessageBarBody>
        <div>{errorWords(words, because)}</div>
        <div>{words('banner.signedOut.kept')}</div>
      </MessageBarBody>
    </MessageBar>
  )
}

function Connecting() {
  const words = useWords()
  const slow = useAfter(1000)
  if (!slow) return null
  return (
    <MessageBar shape="square" icon={<Spinner size="extra-tiny" />}>
      <MessageBarBody>{words('banner.connecting')}</MessageBarBody>
    </MessageBar>
  )
}

function Offline({ account, retryAt }: { account: Account; retryAt: number | null }) {
  const words = useWords()
  const { line } = useWorld()
  return (
    <MessageBar intent="warning" shape="square">
      <MessageBarBody>
        {words('banner.offline')} {retryAt !== null && <Countdown until={retryAt} />}
      </MessageBarBody>
      <MessageBarActions>
        <Button size="small" onClick={() => void line.call('account.reconnect', { accountId: account.id })}>
          {words('banner.offline.tryNow')}
        </Button>
      </MessageBarActions>
    </MessageBar>
  )
}

/** Not read aloud: a number that changes each second is noise. */
function Countdown({ until }: { until: number }) {
  const words = useWords()
  const seconds = Math.ceil((until - useNow(1000)) / 1000)
  return seconds > 0 ? <span aria-hidden="true">{words('banner.offline.retry', { seconds })}</span> : null
}
