import { useIntl } from 'react-intl'
import type { Account, Message, MessageKey, Person, Thread } from '../../electron/contract/domain.ts'
import { personName, threadTitle } from '../text/names.ts'
import { useWords } from '../text/words.ts'
import { AddPeople } from './AddPeople.tsx'
import { ConfirmDialog } from './ConfirmDialog.tsx'
import { DateDialog } from './DateDialog.tsx'
import { ExportDialog } from './ExportDialog.tsx'
import { MessageDetails } from './MessageDetails.tsx'
import { PropertiesDialog } from './PropertiesDialog.tsx'
import { useWorld } from './world.ts'

/** What somebody wants to do with a conversation and is asked more about. */
export type Wish =
  | { what: 'date'; from: number }
  | { what: 'add' | 'leave' | 'delete' | 'export' | 'properties' }
  | { what: 'remove'; person: Person }
  | { what: 'delete-message'; key: MessageKey }
  | { what: 'details'; message: Message }

interface ConversationDialogsProps {
  account: Account
  thread: Thread
  wish: Wish
  close: () => void
}

export function ConversationDialogs({ account, thread, wish, close }: ConversationDialogsProps) {
  const words = useWords()
  const { locale } = useIntl()
  const { line } = useWorld()
  const place = { accountId: account.id, threadId: thread.id }
  const title = threadTitle(words, locale, thread)
  switch (wish.what) {
    case 'date':
      return <DateDialog place={place} thread={thread} from={wish.from} close={close} />
    case 'add':
      return <AddPeople account={account} thread={thread} close={close} />
    case 'export':
      return <ExportDialog account={account} thread={thread} close={close} />
    case 'properties':
      return <PropertiesDialog account={account} thread={thread} close={close} />
    case 'details':
      return <MessageDetails account={account} thread={thread} message={wish.message} close={close} />
    case 'remove': {
      const name = personName(words, wish.person)
      return (
        <ConfirmDialog
          title={words('remove.title', { name })}
          body={words('remove.body', { name })}
          confirm={words('remove.confirm')}
          act={() => line.call('participant.remove', { ...place, userId: wish.person.id })}
          close={close}
        />
      )
    }
    case 'leave':
      return (
        <ConfirmDialog
          title={words('leave.title', { title })}
          body={words('leave.body')}
          confirm={words('leave.confirm')}
          act={() => line.call('participant.remove', { ...place, userId: account.me })}
          close={close}
        />
      )
    case 'delete':
      return (
        <ConfirmDialog
          title={words('deleteThread.title', { title })}
          body={words('deleteThread.body')}
          confirm={words('deleteThread.confirm')}
          act={() => line.call('thread.delete', place)}
          close={close}
        />
      )
    case 'delete-message':
      return (
        <ConfirmDialog
          title={words('deleteMessage.title')}
          body={words('deleteMessage.body')}
          confirm={words('message.delete')}
          act={() => line.call('message.delete', { ...place, key: wish.key })}
          close={close}
        />
      )
    default:
      return wish satisfies never
  }
}
