import type { Thread } from '../../electron/contract/domain.ts'
import { isUnread } from '../store/threads.ts'
import { useWords } from '../text/words.ts'
import { Glyph } from './Glyph.tsx'

/** What of a conversation waits, at the end of its last line. */
export function ThreadBadges({ thread }: { thread: Thread }) {
  const words = useWords()
  const { failed, muted, mentions, unread } = thread
  if (failed === 0 && !muted && !isUnread(thread)) return null
  return (
    <span className="thread-badges">
      {failed > 0 && (
        <span className="thread-failed">
          <Glyph of="alert" label={words('threads.failures', { count: failed })} />
        </span>
      )}
      {muted && (
        <span className="thread-muted">
          <Glyph of="muted" label={words('threads.muted')} />
        </span>
      )}
      {mentions > 0 && (
        <span className="count at">
          <span aria-hidden="true">@</span>
          <span className="unseen">{words('threads.mentions', { count: mentions })}</span>
        </span>
      )}
      {isUnread(thread) && (
        <span className="count" data-bare={unread === 0}>
          <span aria-hidden="true">{unread > 99 ? '99+' : unread || ''}</span>
          <span className="unseen">
            {unread > 0 ? words('threads.unread', { count: unread }) : words('threads.markedUnread')}
          </span>
        </span>
      )}
    </span>
  )
}
