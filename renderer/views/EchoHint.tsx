import { SparkleRegular } from '@fluentui/react-icons/svg/sparkle'
import type { Account, Thread } from '../../electron/contract/domain.ts'
import { placeKey } from '../store/place.ts'
import { useWords } from '../text/words.ts'
import { isEcho } from './echo.ts'
import { useKnown } from './world.ts'

interface EchoHintProps {
  account: Account
  thread: Thread
}

/** One thing to try, until it was. */
export function EchoHint({ account, thread }: EchoHintProps) {
  const words = useWords()
  const key = placeKey({ accountId: account.id, threadId: thread.id })
  const waits = useKnown(({ timelines }) => {
    const timeline = timelines[key]
    return timeline?.status === 'ready' && !timeline.messages.some(({ mine }) => mine)
  })
  if (!waits || !isEcho(account, thread)) return null
  return (
    <p className="echo-hint">
      <SparkleRegular fontSize={16} />
      {words('echo.hint')}
    </p>
  )
}
