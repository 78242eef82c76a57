import { memo, useMemo } from 'react'
import type { AccountId, Body, Message } from '../../electron/contract/domain.ts'
import { autolink } from '../text/autolink.ts'
import { isFewEmoji } from '../text/few-emoji.ts'
import { answerIn } from '../text/quotes.ts'
import { safeHtml } from '../text/safe-html.ts'
import { useWords } from '../text/words.ts'
import { Answered } from './Answered.tsx'
import { useKnown } from './world.ts'

export const bodyLook = (body: Body): 'deleted' | 'emoji' | 'words' =>
  body.kind === 'deleted' ? 'deleted' : body.kind === 'text' && isFewEmoji(body.text) ? 'emoji' : 'words'

interface MessageBodyProps {
  message: Message
  accountId: AccountId
}

export const MessageBody = memo(function MessageBody({ message, accountId }: MessageBodyProps) {
  const words = useWords()
  const { body } = message
  switch (body.kind) {
    case 'text':
      return <span className="body">{body.text.includes(':') ? <Linked text={body.text} /> : body.text}</span>
    case 'html':
      return <Rich message={message} accountId={accountId} html={body.html} />
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

function Rich({ message, accountId, html }: MessageBodyProps & { html: string }) {
  const words = useWords()
  const me = useKnown(state => state.app?.accounts.find(({ id }) => id === accountId)?.me ?? null)
  const answer = useMemo(() => answerIn(message), [message])
  const own = answer?.own ?? html
  const inside = useMemo(
    () =>
      safeHtml(own, {
        imageName: name => (name ? words('message.image', { name }) : words('message.image.unnamed')),
        isMe: id => id === me,
      }),
    [own, words, me],
  )
  return (
    <>
      {answer && me && <Answered place={{ accountId, threadId: message.threadId }} me={me} answer={answer} />}
      <div className="body" data-rich="true">
        {inside}
      </div>
    </>
  )
}
