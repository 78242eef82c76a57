import type { HelpPlace } from '../../help/help-text.ts'
import { type WordId, useWords } from '../../text/words.ts'
import { useSheet } from '../use-sheet.ts'

interface HelpLinkProps {
  at: HelpPlace
  word: WordId
}

/** Opens help at the paragraph that fits. */
export function HelpLink({ at, word }: HelpLinkProps) {
  const words = useWords()
  const { open } = useSheet()
  return (
    <button type="button" className="link-button" onClick={() => open({ what: 'help', at })}>
      {words(word)}
    </button>
  )
}
