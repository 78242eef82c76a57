import { type MouseEvent, useCallback } from 'react'
import type { AccountId } from '../../electron/contract/domain.ts'
import { errorWords } from '../text/error-words.ts'
import { useWords } from '../text/words.ts'
import { useWorld } from './world.ts'

/** Opens what an address of ours leads to; answers with why it could not, in words. */
export function useLink(accountId: AccountId): (link: string) => Promise<string | null> {
  const words = useWords()
  const { line } = useWorld()
  return useCallback(
    async link => {
      const answer = await line.call('link.open', { link, accountId })
      if (answer.ok) return null
      if (answer.error.kind === 'not-found') return words('link.notHere')
      return answer.error.kind === 'bad-request' ? words('link.malformed') : errorWords(words, answer.error)
    },
    [line, words, accountId],
  )
}

/** For whatever draws what people wrote: an address of ours opens here, and no other program is asked. */
export function useLinkClick(accountId: AccountId, tell: (sentence: string) => void) {
  const open = useLink(accountId)
  return useCallback(
    (event: MouseEvent<HTMLElement>) => {
      const anchor = (event.target as HTMLElement).closest('a')
      if (anchor?.protocol !== 'parlance:') return
      event.preventDefault()
      void open(anchor.href).then(problem => problem && tell(problem))
    },
    [open, tell],
  )
}
