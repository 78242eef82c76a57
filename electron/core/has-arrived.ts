import type { Person } from '../contract/domain.ts'
import type { ServiceMessage } from './service-ports.ts'
import type { OutboxItem } from './store-ports.ts'

/** Whether what is heard shows that this was done. Anybody can write metadata, so only our own message proves anything. */
export function hasArrived({ localId, work }: OutboxItem, heard: ServiceMessage, me: Person): boolean {
  switch (work.kind) {
    case 'send':
      return heard.sender?.id === me.id && heard.metadata?.['localId'] === localId
    case 'edit':
      return heard.sender?.id === me.id && heard.metadata?.['editId'] === localId
    case 'delete':
      return heard.id === work.serverId && heard.body.kind === 'deleted'
    case 'rename':
    case 'add':
    case 'remove':
      return false
    default:
      return work satisfies never
  }
}
