import { useIntl } from 'react-intl'
import { MOST_BYTES, WARN_BYTES } from '../text/message-size.ts'
import { useWords } from '../text/words.ts'

interface ComposerWordsProps {
  bytes: number
  error: string | null
}

const KB = 1024

/** Silent until there is something to know: room is running out, there is too much, or it was refused. */
export function ComposerWords({ bytes, error }: ComposerWordsProps) {
  const words = useWords()
  const intl = useIntl()
  const limit = MOST_BYTES / KB
  const tooLong = bytes > MOST_BYTES
  const used = intl.formatNumber(bytes / KB, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const text =
    error ??
    (tooLong
      ? words('composer.tooLong', { bytes: bytes - MOST_BYTES, limit })
      : bytes > WARN_BYTES
        ? words('composer.bytes', { used, limit })
        : null)
  return text === null ? null : (
    <p className="composer-words" data-bad={tooLong || error !== null} role={error === null ? undefined : 'alert'}>
      {text}
    </p>
  )
}
