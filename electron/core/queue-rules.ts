import { MessageKey } from '../contract/domain.ts'
import { isChangeOf, isUnsentMessage } from './message-view.ts'
import type { OutboxItem } from './store-ports.ts'

/**
 * What becomes of a row that was certainly not done, in view of what was written behind it while nobody knew:
 * an unsent message takes over the last edit and goes with a deletion; a change goes where a later one of the same message waits, a name where a later name does.
 * So nothing ever waits for a message that failed, and what is retried says what its writer last said.
 */
export function foldedInto(
  item: OutboxItem,
  rows: readonly OutboxItem[],
): { kept: OutboxItem | null; gone: OutboxItem[] } {
  const { work } = item
  if (isUnsentMessage(item)) {
    const behind = rows.filter(isChangeOf(MessageKey.parse(item.localId)))
    if (behind.some(row => row.work.kind === 'delete')) return { kept: null, gone: [...behind, item] }
    const body = behind.reduce((now, row) => (row.work.kind === 'edit' ? row.work.body : now), item.work.body)
    return { kept: { ...item, work: { ...item.work, body } }, gone: behind }
  }
  const behind = rows.slice(rows.findIndex(({ localId }) => localId === item.localId) + 1)
  const isSuperseded =
    work.kind === 'edit' || work.kind === 'delete'
      ? behind.some(isChangeOf(work.target))
      : work.kind === 'rename' && behind.some(row => row.work.kind === 'rename')
  return isSuperseded ? { kept: null, gone: [item] } : { kept: item, gone: [] }
}
