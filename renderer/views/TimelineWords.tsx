import { Button, Spinner } from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import { useState } from 'react'
import type { Account, Thread } from '../../electron/contract/domain.ts'
import type { Timeline } from '../store/timeline.ts'
import { errorWords } from '../text/error-words.ts'
import { type WordId, useWords } from '../text/words.ts'
import { useAfter } from './use-after.ts'

/** What lies before the oldest message here, in words. */
export function TimelineEdge({ timeline, account }: { timeline: Timeline; account: Account }) {
  const words = useWords()
  if (timeline.status !== 'ready' || timeline.messages.length === 0) return null
  switch (timeline.before) {
    case 'more':
      return <div className="log-before">{timeline.reading?.kind === 'older' && words('timeline.older')}</div>
    case 'beginning':
      return <div className="log-before">{words('timeline.beginning')}</div>
    case 'not-here-yet':
      return <div className="log-before">{words(notHere(account))}</div>
    default:
      return timeline.before satisfies never
  }
}

/** What is missing is on its way, or waits for something. */
export function notHere({ connection, backfill }: Account): WordId {
  if (backfill.state === 'paused') return 'timeline.notHere.paused'
  return connection.state === 'online' ? 'timeline.notHere.fetching' : 'timeline.notHere'
}

/** Above the messages, where the one that was asked for is not among them. */
export function TimelineMissed({ timeline, thread }: { timeline: Timeline; thread: Thread }) {
  const words = useWords()
  const [dismissed, setDismissed] = useState(0)
  if (!timeline.missed || dismissed === timeline.landings) return null
  return (
    <div className="log-missed" role="alert">
      <span>{words(thread.kept.state === 'complete' ? 'timeline.missed' : 'timeline.missedHere')}</span>
      <Button
        appearance="subtle"
        size="small"
        icon={<DismissRegular />}
        aria-label={words('app.dismiss')}
        onClick={() => setDismissed(timeline.landings)}
      />
    </div>
  )
}

interface TimelineWordsProps {
  timeline: Timeline
  account: Account
  retry: () => void
}

/** In place of messages, where there are none to show. */
export function TimelineWords({ timeline, account, retry }: TimelineWordsProps) {
  const words = useWords()
  switch (timeline.status) {
    case 'opening':
      return <Opening />
    case 'failed':
      return (
        <div className="log-words" role="alert">
          <span>
            {words('timeline.failed')} {timeline.error && errorWords(words, timeline.error)}
          </span>
          <Button onClick={retry}>{words('app.tryAgain')}</Button>
        </div>
      )
    case 'ready':
      if (timeline.messages.length > 0) return null
      if (timeline.before === 'more') return <Opening />
      return (
        <div className="log-words">
          {words(timeline.before === 'not-here-yet' ? notHere(account) : 'timeline.empty')}
        </div>
      )
    default:
      return timeline.status satisfies never
  }
}

function Opening() {
  const words = useWords()
  const slow = useAfter(400)
  return slow ? (
    <div className="log-words">
      <Spinner size="small" label={words('timeline.reading')} />
    </div>
  ) : null
}
