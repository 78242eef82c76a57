import { Button, Popover, PopoverSurface, PopoverTrigger } from '@fluentui/react-components'
import { EmojiRegular } from '@fluentui/react-icons/svg/emoji'
import { useState } from 'react'
import { useWords } from '../text/words.ts'
import { EmojiPicker } from './EmojiPicker.tsx'

interface EmojiButtonProps {
  /** Where it is put, and who has the focus afterwards. */
  take: (emoji: string) => void
  leave: () => void
}

export function EmojiButton({ take, leave }: EmojiButtonProps) {
  const words = useWords()
  const [open, setOpen] = useState(false)
  return (
    <Popover
      open={open}
      trapFocus
      positioning={{ position: 'above', align: 'end' }}
      onOpenChange={(_, data) => {
        setOpen(data.open)
        if (!data.open) leave()
      }}
    >
      <PopoverTrigger disableButtonEnhancement>
        <Button
          appearance="subtle"
          icon={<EmojiRegular />}
          aria-label={words('emoji.open')}
          title={words('emoji.open')}
        />
      </PopoverTrigger>
      <PopoverSurface className="emoji-picker" aria-label={words('emoji.open')}>
        <EmojiPicker
          take={emoji => {
            setOpen(false)
            take(emoji)
          }}
        />
      </PopoverSurface>
    </Popover>
  )
}
