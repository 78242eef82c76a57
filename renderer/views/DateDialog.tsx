import { Button, Field, Input } from '@fluentui/react-components'
import { useState } from 'react'
import type { Thread } from '../../electron/contract/domain.ts'
import type { Place } from '../store/place.ts'
import { dateOfField, fieldOfDate } from '../text/times.ts'
import { useWords } from '../text/words.ts'
import { FormDialog } from './FormDialog.tsx'
import { useWorld } from './world.ts'

interface DateDialogProps {
  place: Place
  thread: Thread
  /** The day that is offered first. */
  from: number
  close: () => void
}

export function DateDialog({ place, thread, from, close }: DateDialogProps) {
  const words = useWords()
  const { timelines } = useWorld()
  const [value, setValue] = useState(() => fieldOfDate(from))
  const [today] = useState(() => fieldOfDate(Date.now()))
  const time = dateOfField(value)
  const goTo = (time: number) => {
    close()
    void timelines.goTo(place, { at: 'time', time })
  }
  return (
    <FormDialog
      title={words('date.title')}
      look="narrow"
      submit={() => time !== null && goTo(time)}
      close={close}
      actions={
        <>
          <Button onClick={() => goTo(thread.createdAt)}>{words('date.beginning')}</Button>
          <Button type="submit" appearance="primary" disabledFocusable={time === null}>
            {words('date.go')}
          </Button>
        </>
      }
    >
      <Field label={words('date.day')} hint={words('date.hint')}>
        <Input type="date" value={value} max={today} autoFocus onChange={(_, data) => setValue(data.value)} />
      </Field>
    </FormDialog>
  )
}
