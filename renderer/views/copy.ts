import type { Body } from '../../electron/contract/domain.ts'
import { cleanHtml, htmlText } from '../text/safe-html.ts'

const whether = (done: Promise<void>): Promise<boolean> =>
  done.then(
    () => true,
    () => false,
  )

/** Answers whether it could be done. */
export const copyText = (text: string): Promise<boolean> => whether(navigator.clipboard.writeText(text))

/** As words, and with its form where it has one, for programs that take that. */
export function copyBody(body: Body): Promise<boolean> {
  if (body.kind === 'text') return copyText(body.text)
  if (body.kind !== 'html') return Promise.resolve(false)
  const blob = (type: string, text: string) => new Blob([text], { type })
  const item = new ClipboardItem({
    'text/plain': blob('text/plain', htmlText(body.html)),
    'text/html': blob('text/html', cleanHtml(body.html)),
  })
  return whether(navigator.clipboard.write([item]))
}
