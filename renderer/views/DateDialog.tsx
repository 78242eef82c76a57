import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
} from '@fluentui/react-components'
import { type SyntheticEvent, useState } from 'react'
import type { Thread } from '../../electron/contract/domain.ts'
import type { Place } from '../store/place.ts'
import { dateOfField, fieldOfDate } from '../text/times.ts'
import { useWords } from '../text/words.ts'
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
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (time !== null) goTo(time)
  }
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && close()}>
      <DialogSurface className="confirm">
        <form onSubmit={submit}>
          <DialogBody>
            <DialogTitle>{words('date.title')}</DialogTitle>
            <DialogContent className="dialog-form">
              <Field label={words('date.day')} hint={words('date.hint')}>
                <Input type="date" value={value} max={today} autoFocus onChange={(_, data) => setValue(data.value)} />
              </Field>
            </DialogContent>
            <DialogActions>
              <Button onClick={() => goTo(thread.createdAt)}>{words('date.beginning')}</Button>
              <Button type="submit" appearance="primary" disabledFocusable={time === null}>
                {words('date.go')}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  )
}
