import { Button, Input } from '@fluentui/react-components'
import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import { type KeyboardEvent, type SyntheticEvent, useState } from 'react'
import type { AppError } from '../../electron/contract/result.ts'
import type { Place } from '../store/place.ts'
import { errorWords } from '../text/error-words.ts'
import { useWords } from '../text/words.ts'
import { composes } from './composes.ts'
import { useWorld } from './world.ts'

interface RenameBoxProps {
  place: Place
  topic: string
  close: () => void
}

export function RenameBox({ place, topic, close }: RenameBoxProps) {
  const words = useWords()
  const { line } = useWorld()
  const [value, setValue] = useState(topic)
  const [error, setError] = useState<AppError | null>(null)
  const [missing, setMissing] = useState(false)
  const typed = value.trim()
  const save = async (event: SyntheticEvent) => {
    event.preventDefault()
    if (!typed) return setMissing(true)
    if (typed === topic) return close()
    const answer = await line.call('thread.rename', { ...place, topic: typed })
    if (answer.ok) close()
    else setError(answer.error)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !composes(event)) close()
  }
  return (
    <form className="rename" autoComplete="off" onSubmit={event => void save(event)}>
      <Input
        autoFocus
        value={value}
        maxLength={250}
        aria-label={words('rename.topic')}
        onKeyDown={onKeyDown}
        onChange={(_, data) => {
          setValue(data.value)
          setError(null)
          setMissing(false)
        }}
      />
      <Button
        type="submit"
        appearance={typed ? 'primary' : 'subtle'}
        icon={<CheckmarkRegular />}
        aria-label={words('rename.save')}
        disabledFocusable={!typed}
      />
      <Button appearance="subtle" icon={<DismissRegular />} aria-label={words('app.cancel')} onClick={close} />
      {(error ?? missing) && (
        <p className="bad" role="alert">
          {error ? errorWords(words, error) : words('rename.missing')}
        </p>
      )}
    </form>
  )
}
