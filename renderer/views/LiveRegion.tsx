import { memo } from 'react'
import { useIntl } from 'react-intl'
import type { Account } from '../../electron/contract/domain.ts'
import { bodyWords } from '../text/body-words.ts'
import { personName, threadTitle } from '../text/names.ts'
import { ownBody } from '../text/quotes.ts'
import { useWords } from '../text/words.ts'
import { useKnown } from './world.ts'

/** Says each message that arrives once, to those who hear the window. */
export const LiveRegion = memo(function LiveRegion({ account }: { account: Account }) {
  const words = useWords()
  const { locale } = useIntl()
  const say = useKnown(state => state.heard.say)
  const thread = useKnown(state => say && state.threads[say.accountId]?.[say.message.threadId])
  return (
    <div role="status" aria-live="polite" aria-atomic="true" className="unseen">
      {say?.message.sender && <span key={say.message.key}>{sentence()}</span>}
    </div>
  )

  function sentence(): string | null {
    if (!say?.message.sender) return null
    const name = personName(words, say.message.sender)
    const text = bodyWords(words, locale, ownBody(say.message), { me: account.me, people: [] })
    if (say.here || !thread) return words('live.here', { name, text })
    return words('live.elsewhere', { name, title: threadTitle(words, locale, thread), text })
  }
})
