import { appendFileSync } from 'node:fs'

/** What one test found, for the table that `npm run faults` prints. */
export interface Figures {
  what: string
  /** How often the fault was tried. */
  count: number
  lost: number
  doubled: number
  outOfOrder: number
  /** Other findings, in words. */
  other: string
  seconds: number
}

export const none = { lost: 0, doubled: 0, outOfOrder: 0 }

/** Where a run collects figures, one line of JSON each; unset outside `npm run faults`. */
export const figuresVariable = 'PARLANCE_FAULTS_FIGURES'

/** Starts the watch of one row; call the answer with what was found, before asserting that it is nothing. */
export function figuresOf(
  what: string,
): (found: Omit<Figures, 'what' | 'seconds' | 'other'> & { other?: string }) => void {
  const began = Date.now()
  return found => {
    const file = process.env[figuresVariable]
    const figures: Figures = { what, other: '', ...found, seconds: (Date.now() - began) / 1000 }
    if (file !== undefined) appendFileSync(file, `${JSON.stringify(figures)}\n`)
  }
}
