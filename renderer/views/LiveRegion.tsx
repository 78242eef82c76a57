import { memo } from 'react'
import { useIntl } from 'react-intl'
import type { Account } from '../../electron/contract/domain.ts'
import type { Heard } from '../store/heard.ts'
import { bodyWords } from '../text/body-words.ts'
import { personName, threadTitle } from '../text/names.ts'
import { ownBody } from '../text/quotes.ts'
import { useWords } from '../text/words.ts'
import { SpeechOf } from './Speech.tsx'
import { useKnown } from './world.ts'

/** Says each message that arrives once, to those who hear the window. */
export const LiveRegion = memo(function LiveRegion({ account }: { account: Account }) {
  const say = useKnown(state => state.heard.say)
  return (
    <div role="status" aria-live="polite" aria-atomic="true" className="unseen">
      {say?.message.sender && (
        <SpeechOf accountId={say.accountId}>
          <span key={say.message.key}>
            <Sentence account={account} say={say} />
          </span>
        </SpeechOf>
      )}
    </div>
  )
})

function Sentence({ account, say }: { account: Account; say: NonNullable<Heard['say']> }) {
  const words = useWords()
  const { locale } = useIntl()
  const { message, accountId, here } = say
  const thread = useKnown(state => state.threads[accountId]?.[message.threadId])
  if (!message.sender) return null
  const name = personName(words, message.sender)
  const text = bodyWords(words, locale, ownBody(message), { me: account.me, people: [] })
  if (here || !thread) return words('live.here', { name, text })
  return words('live.elsewhere', { name, title: threadTitle(words, locale, thread), text })
}
