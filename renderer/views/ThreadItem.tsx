import { type MouseEvent, memo } from 'react'
import { useIntl } from 'react-intl'
import type { Thread, ThreadId, UserId } from '../../electron/contract/domain.ts'
import { isWorthSaying } from '../store/rows.ts'
import { isUnread } from '../store/threads.ts'
import { bodyWords, previewWords } from '../text/body-words.ts'
import { threadTitle } from '../text/names.ts'
import { ownBody } from '../text/quotes.ts'
import { listTime } from '../text/times.ts'
import { type Words, useWords } from '../text/words.ts'
import { Faces } from './Face.tsx'
import { Glyph } from './Glyph.tsx'
import { ThreadBadges } from './ThreadBadges.tsx'
import { steadyPress } from './steady-press.ts'

interface ThreadItemProps {
  thread: Thread
  me: UserId
  myName: string
  now: number
  isOpen: boolean
  reachable: boolean
  open: (threadId: ThreadId) => void
  openMenu?: (threadId: ThreadId, at: HTMLElement) => void
}

export const ThreadItem = memo(function ThreadItem(props: ThreadItemProps) {
  const { thread, me, myName, now, isOpen, reachable, open, openMenu } = props
  const words = useWords()
  const { locale } = useIntl()
  return (
    <>
      <button
        type="button"
        className="thread"
        aria-current={isOpen}
        data-thread={thread.id}
        data-unread={isUnread(thread)}
        data-muted={thread.muted !== null}
        tabIndex={reachable ? 0 : -1}
        onPointerDown={event => steadyPress(event, () => open(thread.id))}
        onClick={() => open(thread.id)}
      >
        <Faces people={thread.others} alone={{ id: me, name: myName }} />
        <span className="thread-title one-line">
          <bdi>{threadTitle(words, locale, thread)}</bdi>
        </span>
        <span className="thread-time">{listTime(words, locale, thread.lastActivityAt, now)}</span>
        <span className="thread-below">
          <span className="thread-last one-line">
            <Last words={words} tag={locale} thread={thread} me={me} isOpen={isOpen} />
          </span>
          <ThreadBadges thread={thread} />
        </span>
      </button>
      {openMenu && (
        <button
          type="button"
          className="thread-more"
          aria-haspopup="menu"
          aria-label={words('threads.more')}
          tabIndex={reachable ? 0 : -1}
          onClick={(event: MouseEvent<HTMLElement>) => openMenu(thread.id, event.currentTarget)}
        >
          <Glyph of="more" />
        </button>
      )}
    </>
  )
})

interface LastProps {
  words: Words
  tag: string
  thread: Thread
  me: UserId
  isOpen: boolean
}

function Last({ words, tag, thread, me, isOpen }: LastProps) {
  if (thread.draft.text && !isOpen) return <Marked mark={words('threads.draft')} text={thread.draft.text} />
  if (thread.membership === 'left') return words('threads.left')
  const { last } = thread
  if (!last || !isWorthSaying(thread, last)) return words('threads.empty')
  const known = { me, people: thread.others }
  if (last.delivery.state === 'failed')
    return <Marked mark={words('threads.failed')} text={bodyWords(words, tag, ownBody(last), known)} />
  return <bdi>{previewWords(words, tag, last, known, thread.participantCount <= 2)}</bdi>
}

function Marked({ mark, text }: { mark: string; text: string }) {
  return (
    <>
      <span className="thread-mark">{mark}</span> <bdi>{text}</bdi>
    </>
  )
}
