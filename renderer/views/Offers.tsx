import { Face } from './Face.tsx'
import type { Completion, Offer } from './use-completion.ts'

interface OffersProps {
  id: string
  label: string
  completion: Completion
}

/** The caret stays in the box; arrows lead through these from there. */
export function Offers({ id, label, completion: { offers, active, take } }: OffersProps) {
  return (
    <ul id={id} className="offers" role="listbox" aria-label={label}>
      {offers.map((offer, at) => (
        <li
          key={offer.key}
          id={`${id}-${at}`}
          role="option"
          aria-selected={at === active}
          onMouseDown={event => event.preventDefault()}
          onClick={() => take(offer)}
        >
          <Shown offer={offer} />
        </li>
      ))}
    </ul>
  )
}

function Shown({ offer }: { offer: Offer }) {
  if (offer.kind === 'mention')
    return (
      <>
        <Face person={offer.person} />
        <bdi className="one-line">{offer.shown}</bdi>
      </>
    )
  return (
    <>
      <span className="offer-emoji">{offer.shown}</span>
      <span className="one-line">:{offer.emoji.short[0]}:</span>
    </>
  )
}
