export interface Written {
  text: string
  /** False: nobody was told that it is kept, so it may be missing, but not twice nor out of its place. */
  promised: boolean
}

export interface Mishaps {
  lost: number
  doubled: number
  outOfOrder: number
}

/** What went wrong between what was written into one thread and what arrived there, both in order. Texts are unique. */
export function mishaps(written: readonly Written[], arrived: readonly string[]): Mishaps {
  const places = new Map(written.map(({ text }, place) => [text, place]))
  const once = [...new Set(arrived)]
  const order = once.map(text => places.get(text) ?? Infinity)
  return {
    lost: written.filter(({ text, promised }) => promised && !once.includes(text)).length,
    doubled: arrived.length - once.length,
    outOfOrder: order.filter((place, index) => place === Infinity || place < (order[index - 1] ?? -1)).length,
  }
}

export const sum = (all: readonly Mishaps[]): Mishaps => ({
  lost: all.reduce((total, { lost }) => total + lost, 0),
  doubled: all.reduce((total, { doubled }) => total + doubled, 0),
  outOfOrder: all.reduce((total, { outOfOrder }) => total + outOfOrder, 0),
})
