import type { AppError } from '../../../electron/contract/result.ts'
import { errorWords } from '../../text/error-words.ts'
import { useWords } from '../../text/words.ts'

/** A change that was not kept is not shown as if it were; here is why. */
export function SettingsError({ error }: { error: AppError | null }) {
  const words = useWords()
  return (
    <p role="alert" className="bad unless-empty">
      {error && `${words('settings.notKept')} ${errorWords(words, error)}`}
    </p>
  )
}
