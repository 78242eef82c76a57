import { memo, useMemo } from 'react'
import type { Body } from '../../electron/contract/domain.ts'
import { autolink } from '../text/autolink.ts'
import { safeHtml } from '../text/safe-html.ts'
import { useWords } from '../text/words.ts'

// Made from text because the compiler's target is a year too old to read the flag.
const FEW_EMOJI = new RegExp('^\\p{RGI_Emoji}{1,3}$', 'v')

export const bodyLook = (body: Body): 'deleted' | 'emoji' | 'words' =>
  body.kind === 'deleted' ? 'deleted' : body.kind === 'text' && FEW_EMOJI.test(body.text) ? 'emoji' : 'words'

export const MessageBody = memo(function MessageBody({ body }: { body: Body }) {
  const words = useWords()
  switch (body.kind) {
    case 'text':
      return <span className="body">{body.text.includes(':') ? <Linked text={body.text} /> : body.text}</span>
    case 'html':
      return <Rich html={body.html} />
    case 'deleted':
      return <span className="body">{words('message.deleted')}</span>
    default:
      // What the service says is not in a bubble.
      return null
  }
})

function Linked({ text }: { text: string }) {
  return autolink(text).map(({ text, href }, at) =>
    href === null ? (
      text
    ) : (
      <a key={at} href={href} target="_blank" rel="noreferrer">
        {text}
      </a>
    ),
  )
}

function Rich({ html }: { html: string }) {
  const words = useWords()
  const inside = useMemo(
    () => safeHtml(html, name => (name ? words('message.image', { name }) : words('message.image.unnamed'))),
    [html, words],
  )
  return (
    <div className="body" data-rich="true">
      {inside}
    </div>
  )
}
