/** HTML that is safe by the way it was made. The only ways to make it are `markup` and what is written here in full. */
export class Markup {
  readonly source: string
  constructor(source: string) {
    this.source = source
  }
}

/** A template whose every value is escaped, in text and in quoted attributes alike, unless it is markup itself. */
export function markup(
  fixed: TemplateStringsArray,
  ...values: readonly (string | Markup | readonly Markup[])[]
): Markup {
  let source = fixed[0] ?? ''
  values.forEach((value, i) => {
    source += sourceOf(value) + (fixed[i + 1] ?? '')
  })
  return new Markup(source)
}

function sourceOf(value: string | Markup | readonly Markup[]): string {
  if (typeof value === 'string') return value.replace(/[&<>"'`=]/g, escape)
  return value instanceof Markup ? value.source : value.map(({ source }) => source).join('')
}

const escape = (character: string): string => `&#${character.charCodeAt(0)};`
