import type { ReactNode } from 'react'
import type { Person } from '../../electron/contract/domain.ts'
import { useShowPerson } from './person-cards.ts'

interface PersonButtonProps {
  person: Person
  className?: string
  /** Where there are thousands: the people of a conversation are one by one in its panel. */
  byMouse?: boolean
  /** A face beside the same name says nothing more. */
  hidden?: boolean
  children: ReactNode
}

/** A face or a name that leads to the card of its person. */
export function PersonButton({ person, className = '', byMouse, hidden, children }: PersonButtonProps) {
  const show = useShowPerson()
  return (
    <button
      type="button"
      className={`person-button ${className}`}
      aria-haspopup="dialog"
      aria-hidden={hidden}
      tabIndex={byMouse || hidden ? -1 : 0}
      onClick={event => show(person, event.currentTarget)}
    >
      {children}
    </button>
  )
}
