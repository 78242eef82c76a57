import { useState } from 'react'
import { useIntl } from 'react-intl'
import type { Account, Message, Quote, Thread } from '../../electron/contract/domain.ts'
import type { Place } from '../store/place.ts'
import { bodyWords } from '../text/body-words.ts'
import { nameForOthers } from '../text/names.ts'
import { ownBody, shortened } from '../text/quotes.ts'
import { useWords } from '../text/words.ts'
import { useEvent } from './use-event.ts'
import { useWorld } from './world.ts'

/** What the next message answers; kept with the draft from the moment it is chosen. */
export function useReply(place: Place, account: Account, thread: Thread) {
  const words = useWords()
  const { locale } = useIntl()
  const { drafts } = useWorld()
  const [quote, setQuote] = useState(() => (drafts.get(place) ?? thread.draft).quote)
  const reply = useEvent((message: Message) => {
    const { delivery, sender, mine } = message
    if (delivery.state !== 'sent') return
    const author = mine ? account.name : sender ? nameForOthers(words, sender) : words('threads.someone')
    const text = shortened(bodyWords(words, locale, ownBody(message), { me: account.me, people: [] }))
    const next: Quote = { of: delivery.serverId, author, text }
    drafts.set(place, { ...(drafts.get(place) ?? thread.draft), quote: next })
    setQuote(next)
  })
  return { quote, setQuote, reply }
}
