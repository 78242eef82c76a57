import { MessageBar, MessageBarBody } from '@fluentui/react-components'
import type { Account } from '../../electron/contract/domain.ts'
import { troubleWords } from '../text/closed-words.ts'
import { useWords } from '../text/words.ts'
import { ClosedActions, ClosedSentence } from './ClosedActions.tsx'
import { useKnown } from './world.ts'

/** What the disk refuses this account, and accounts that were not opened at all. */
export function StorageBanners({ account }: { account: Account }) {
  const words = useWords()
  const closed = useKnown(state => state.app?.closed)
  return (
    <>
      {account.trouble && (
        <MessageBar intent="error" shape="square" layout="multiline" role="alert">
          <MessageBarBody>{words(troubleWords[account.trouble])}</MessageBarBody>
        </MessageBar>
      )}
      {closed?.map(each => (
        <MessageBar key={each.id} intent="warning" shape="square" layout="multiline">
          <MessageBarBody className="closed-bar">
            <span>
              <ClosedSentence closed={each} />
            </span>
            <ClosedActions closed={each} />
          </MessageBarBody>
        </MessageBar>
      ))}
    </>
  )
}
