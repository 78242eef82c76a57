const kept: Readonly<Record<string, readonly string[]>> = {
  a: ['href', 'title'],
  'msft-mention': ['id', 'displayText'],
  img: ['src', 'alt', 'title', 'width', 'height'],
  ol: ['start'],
  td: ['colspan', 'rowspan'],
  th: ['colspan', 'rowspan'],
  ...Object.fromEntries(
    (
      'abbr b blockquote br code del div em h1 h2 h3 h4 h5 h6 hr i ins kbd li mark p pre q s small span strike ' +
      'strong sub sup table tbody tfoot thead tr u ul'
    )
      .split(' ')
      .map(name => [name, []]),
  ),
}
const dropped = ['script', 'style', 'iframe', 'object', 'embed', 'template', 'noscript', 'svg', 'math', 'title']
const safeLink = /^(https?:|mailto:|tel:)/i
const tag = /^<(\/?)([a-zA-Z][\w:-]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>/
/** Keeps a text of unclosed tags from taking quadratic time. */
const maxTagLength = 8192
const attribute = /([a-zA-Z][\w-]*)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>`]+))/g

/** Keeps the elements people format with and harmless attributes; everything else loses its tags or, where it could run, its content. */
export function sanitizeHtml(html: string): string {
  let result = ''
  let at = 0
  while (at < html.length) {
    const open = html.indexOf('<', at)
    if (open < 0) return result + html.slice(at)
    result += html.slice(at, open)
    if (html.startsWith('<!--', open)) {
      const end = html.indexOf('-->', open + 4)
      at = end < 0 ? html.length : end + 3
      continue
    }
    const match = tag.exec(html.slice(open, open + maxTagLength))
    if (match === null) {
      result += '&lt;'
      at = open + 1
      continue
    }
    const name = match[2]?.toLowerCase() ?? ''
    at = open + match[0].length
    if (match[1] === '' && dropped.includes(name)) at = endOf(html, name, at)
    else result += rewritten(name, match[1] === '/', match[3] ?? '')
  }
  return result
}

function endOf(html: string, name: string, from: number): number {
  const close = new RegExp(`</${name}[^>]*>`, 'gi')
  close.lastIndex = from
  return close.exec(html) === null ? html.length : close.lastIndex
}

function rewritten(name: string, closing: boolean, attributes: string): string {
  const allowed = Object.hasOwn(kept, name) ? kept[name] : undefined
  if (allowed === undefined) return ''
  if (closing) return `</${name}>`
  let result = `<${name}`
  for (const match of attributes.matchAll(attribute)) {
    const written = match[1]?.toLowerCase()
    const key = allowed.find(name => name.toLowerCase() === written)
    const value = match[2] ?? match[3] ?? match[4] ?? ''
    if (key === undefined) continue
    if ((key === 'href' || key === 'src') && !isSafeLink(value)) continue
    result += ` ${key}="${value.replaceAll('"', '&quot;').replaceAll('<', '&lt;')}"`
  }
  return `${result}>`
}

// Entities and control characters can spell a scheme that only a browser would recognise, so links may not begin with any.
const isSafeLink = (value: string): boolean => safeLink.test(value.trim())
