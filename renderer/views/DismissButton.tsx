import { Button } from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import { useWords } from '../text/words.ts'

/** Of a bar that has been read. */
export function DismissButton({ dismiss }: { dismiss: () => void }) {
  const words = useWords()
  return (
    <Button
      appearance="transparent"
      size="small"
      icon={<DismissRegular />}
      aria-label={words('app.dismiss')}
      onClick={dismiss}
    />
  )
}
