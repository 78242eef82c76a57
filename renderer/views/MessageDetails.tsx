import { Button } from '@fluentui/react-components'
import { useIntl } from 'react-intl'
import type { Account, Message, Thread } from '../../electron/contract/domain.ts'
import { detailsOf } from '../text/message-details.ts'
import { useWords } from '../text/words.ts'
import { CopyButton } from './CopyButton.tsx'
import { Facts } from './Facts.tsx'
import { FormDialog } from './FormDialog.tsx'
import { SeenBy } from './SeenBy.tsx'

interface MessageDetailsProps {
  account: Account
  thread: Thread
  message: Message
  close: () => void
}

/** What the service knows of a message, for the curious; of one's own also who has read it. */
export function MessageDetails({ account, thread, message, close }: MessageDetailsProps) {
  const words = useWords()
  const { locale } = useIntl()
  const { facts, metadata } = detailsOf(words, locale, message)
  const text = [...facts, ...metadata].map(([name, value]) => `${name}\t${value}`).join('\n')
  return (
    <FormDialog
      title={words('details.title')}
      submit={close}
      close={close}
      actions={
        <>
          <CopyButton text={text} label="details.copy" />
          <Button type="submit" appearance="primary" autoFocus>
            {words('app.close')}
          </Button>
        </>
      }
    >
      <Facts title={words('details.message')} rows={facts} />
      {metadata.length > 0 && <Facts title={words('details.metadata')} rows={metadata} />}
      {message.mine && message.delivery.state === 'sent' && (
        <SeenBy account={account} thread={thread} message={message} />
      )}
    </FormDialog>
  )
}
