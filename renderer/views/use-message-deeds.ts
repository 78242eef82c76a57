import { useMemo } from 'react'
import type { Message } from '../../electron/contract/domain.ts'
import type { Place } from '../store/place.ts'
import { isSpoken } from '../store/rows.ts'
import { useWords } from '../text/words.ts'
import { copyBody, copyText } from './copy.ts'
import { useWorld } from './world.ts'

type Deed = 'copy' | 'link' | 'edit' | 'remove'

/** What can be done with a message, from its menu and by key. */
export interface MessageDeeds {
  possible: (message: Message) => Record<Deed, boolean>
  copy: (message: Message) => void
  copyLink: (message: Message) => void
  edit: (message: Message) => void
  remove: (message: Message) => void
  details: (message: Message) => void
}

interface Asks {
  edit: (message: Message) => void
  remove: (message: Message) => void
  details: (message: Message) => void
  tell: (sentence: string) => void
}

export function useMessageDeeds(place: Place, asks: Asks): MessageDeeds {
  const words = useWords()
  const { line } = useWorld()
  const { edit, remove, details, tell } = asks
  return useMemo(() => {
    const copied = (done: boolean) => tell(words(done ? 'account.copied' : 'message.copyFailed'))
    return {
      ...{ edit, remove, details },
      possible: message => ({
        copy: isSpoken(message) && message.body.kind !== 'deleted',
        link: message.delivery.state === 'sent',
        edit: message.mine && message.body.kind === 'text',
        remove: message.mine && message.body.kind !== 'deleted',
      }),
      copy: ({ body }) => void copyBody(body).then(copied),
      async copyLink({ key }) {
        const answer = await line.call('message.link', { ...place, key })
        copied(answer.ok && (await copyText(answer.value)))
      },
    }
  }, [line, words, place, edit, remove, details, tell])
}
