import { createContext, useContext } from 'react'
import type { Person } from '../../electron/contract/domain.ts'

export type ShowPerson = (person: Person, at: HTMLElement) => void

/** Shows the card of somebody beside what was pressed; there is one card at a time. */
export const PersonCardContext = createContext<ShowPerson>(() => {})

export const useShowPerson = (): ShowPerson => useContext(PersonCardContext)
