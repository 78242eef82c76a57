import DOMPurify from 'dompurify'

/** A frameset puts itself in the place of everything it is read with; a track is asked for even where nothing loads. */
const UNREADABLE = /<(?:frameset|track)\b/gi

/** Elements and attributes of these names and no others, in a document of their own that runs and loads nothing. */
export function sanitised(html: string, elements: readonly string[], attributes: readonly string[]): DocumentFragment {
  return DOMPurify.sanitize(html.replace(UNREADABLE, '<div'), {
    ALLOWED_TAGS: [...elements],
    ALLOWED_ATTR: [...attributes],
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    RETURN_DOM_FRAGMENT: true,
  })
}
