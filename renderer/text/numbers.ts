const percents = new Map<string, Intl.NumberFormat>()

/** A part of the whole, between 0 and 1; never said to be all of it before it is. */
export function percent(tag: string, part: number): string {
  const known = percents.get(tag) ?? new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 0 })
  percents.set(tag, known)
  return known.format(Math.floor(part * 100) / 100)
}

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const

/** A size as people compare it: two or three digits and a unit. */
export function size(tag: string, bytes: number): string {
  const step = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), UNITS.length - 1)
  const unit = UNITS[step] as (typeof UNITS)[number]
  const value = bytes / 1000 ** step
  const maximumFractionDigits = step > 0 && value < 10 ? 1 : 0
  // The short form of a few bytes is "18 byte".
  const unitDisplay = step === 0 ? 'long' : 'short'
  return new Intl.NumberFormat(tag, { style: 'unit', unit, unitDisplay, maximumFractionDigits }).format(value)
}
