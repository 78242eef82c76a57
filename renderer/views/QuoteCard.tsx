import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import type { Quote } from '../../electron/contract/domain.ts'
import { useWords } from '../text/words.ts'

interface QuoteCardProps {
  quote: Quote
  remove: () => void
}

/** Above the box: what the next message answers. */
export function QuoteCard({ quote, remove }: QuoteCardProps) {
  const words = useWords()
  return (
    <div className="quote-card" role="group" aria-label={words('reply.to', { name: quote.author })}>
      <div>
        <b className="one-line">{words('reply.to', { name: quote.author })}</b>
        <bdi className="one-line">{quote.text}</bdi>
      </div>
      <button type="button" aria-label={words('reply.leave')} title={words('reply.leave')} onClick={remove}>
        <DismissRegular />
      </button>
    </div>
  )
}
