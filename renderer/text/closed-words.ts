import type { ClosedAccount, StorageProblem } from '../../electron/contract/domain.ts'
import type { WordId } from './words.ts'

/** Why an account was not opened, and what helps. */
export const closedWords: Record<ClosedAccount['because'], WordId> = {
  'newer-version': 'closed.newerVersion',
  'read-only': 'closed.readOnly',
  'disk-full': 'closed.diskFull',
  'key-lost': 'closed.keyLost',
}

/** What the disk refuses while an account is open. */
export const troubleWords: Record<StorageProblem, WordId> = {
  damaged: 'trouble.damaged',
  'newer-version': 'error.storage.newerVersion',
  'read-only': 'trouble.readOnly',
  'disk-full': 'trouble.diskFull',
  'key-lost': 'error.storage.keyLost',
}
