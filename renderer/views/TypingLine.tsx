import { useIntl } from 'react-intl'
import type { AccountId, ThreadId } from '../../electron/contract/domain.ts'
import { placeKey } from '../store/place.ts'
import { personName } from '../text/names.ts'
import { useWords } from '../text/words.ts'
import { useKnown } from './world.ts'

interface TypingLineProps {
  accountId: AccountId
  threadId: ThreadId
}

/** Always as tall, so that nobody's typing moves what is being read. */
export function TypingLine({ accountId, threadId }: TypingLineProps) {
  const words = useWords()
  const { locale } = useIntl()
  const people = useKnown(state => state.typing[placeKey({ accountId, threadId })])
  if (!people?.length) return <div className="typing" />
  const names = new Intl.ListFormat(locale).format(people.map(person => personName(words, person)))
  return (
    <div className="typing">
      <span className="typing-dots" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      <bdi className="one-line">
        {people.length > 3 ? words('typing.many') : words('typing.some', { count: people.length, names })}
      </bdi>
    </div>
  )
}
