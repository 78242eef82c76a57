import { Button } from '@fluentui/react-components'
import { ArrowLeftRegular } from '@fluentui/react-icons/svg/arrow-left'
import { useEffect, useRef } from 'react'
import { useIntl } from 'react-intl'
import type { AccountId, Thread } from '../../electron/contract/domain.ts'
import { threadTitle } from '../text/names.ts'
import { useWords } from '../text/words.ts'
import { CopyButton } from './CopyButton.tsx'
import { useWorld } from './world.ts'

interface GoneThreadProps {
  accountId: AccountId
  thread: Thread
}

/** In place of a conversation that was deleted while it was open: that it is gone, and what was being written in it. */
export function GoneThread({ accountId, thread }: GoneThreadProps) {
  const words = useWords()
  const { locale } = useIntl()
  const { timelines, drafts } = useWorld()
  const title = useRef<HTMLHeadingElement>(null)
  const draft = (drafts.get({ accountId, threadId: thread.id }) ?? thread.draft).text.trim()
  useEffect(() => {
    // A dialog that was open there gives the focus back to something that is gone, and does so a little later.
    const timer = setTimeout(() => title.current?.focus(), 50)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div className="empty">
      <h1 ref={title} className="empty-title" tabIndex={-1}>
        {words('gone.title', { title: threadTitle(words, locale, thread) })}
      </h1>
      <p>{words('gone.body')}</p>
      {draft && (
        <div className="gone-draft">
          <p>{words('gone.draft')}</p>
          <blockquote dir="auto">{draft}</blockquote>
          <CopyButton text={draft} label="gone.copyDraft" />
        </div>
      )}
      <Button icon={<ArrowLeftRegular />} onClick={() => timelines.close()}>
        {words('gone.back')}
      </Button>
    </div>
  )
}
