import { useMemo } from 'react'
import type { Body, Message, WrittenBody } from '../../electron/contract/domain.ts'
import type { Place } from '../store/place.ts'
import { isSpoken } from '../store/rows.ts'
import { ownBody } from '../text/quotes.ts'
import { useWords } from '../text/words.ts'
import { copyBody, copyText } from './copy.ts'
import { useWorld } from './world.ts'

type Deed = 'reply' | 'copy' | 'link' | 'edit' | 'remove'

/** What can be done with a message, from its menu and by key. */
export interface MessageDeeds {
  possible: (message: Message) => Record<Deed, boolean>
  /** Null where nothing can be written. */
  reply: ((message: Message) => void) | null
  copy: (message: Message) => void
  copyLink: (message: Message) => void
  edit: (message: Message) => void
  remove: (message: Message) => void
  details: (message: Message) => void
}

interface Asks {
  reply: ((message: Message) => void) | null
  edit: (message: Message) => void
  remove: (message: Message) => void
  details: (message: Message) => void
  tell: (sentence: string) => void
}

export function useMessageDeeds(place: Place, asks: Asks): MessageDeeds {
  const words = useWords()
  const { line } = useWorld()
  const { reply, edit, remove, details, tell } = asks
  return useMemo(() => {
    const copied = (done: boolean) => tell(words(done ? 'account.copied' : 'message.copyFailed'))
    return {
      ...{ reply, edit, remove, details },
      possible: message => ({
        reply: reply !== null && isWritten(message.body) && message.delivery.state === 'sent',
        copy: isSpoken(message) && message.body.kind !== 'deleted',
        link: message.delivery.state === 'sent',
        edit: message.mine && isWritten(message.body),
        remove: message.mine && message.body.kind !== 'deleted',
      }),
      copy: message => void copyBody(ownBody(message)).then(copied),
      async copyLink({ key }) {
        const answer = await line.call('message.link', { ...place, key })
        copied(answer.ok && (await copyText(answer.value)))
      },
    }
  }, [line, words, place, reply, edit, remove, details, tell])
}

export const isWritten = (body: Body): body is WrittenBody => body.kind === 'text' || body.kind === 'html'
