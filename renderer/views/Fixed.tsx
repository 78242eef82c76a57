import { LockClosedRegular } from '@fluentui/react-icons/svg/lock-closed'
import { useWords } from '../text/words.ts'

/** Beside what an administrator decided, with whatever else there is to say of it. */
export function Fixed({ hint }: { hint?: string | undefined }) {
  const words = useWords()
  return (
    <>
      <span className="fixed">
        <LockClosedRegular fontSize={14} />
        {words('settings.fixed')}
      </span>
      {hint}
    </>
  )
}
