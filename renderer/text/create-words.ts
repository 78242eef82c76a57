import type { NotAdded } from '../../electron/contract/domain.ts'
import type { AppError } from '../../electron/contract/result.ts'
import { errorWords } from './error-words.ts'
import type { WordId, Words } from './words.ts'

/** Why a conversation could not be made; what was typed is still there. */
export function createWords(words: Words, error: AppError): string {
  switch (error.kind) {
    case 'offline':
    case 'unreachable':
      return words('new.failed.offline')
    case 'ambiguous':
      return words('new.failed.ambiguous')
    case 'forbidden':
      return words('new.failed.forbidden')
    default:
      return errorWords(words, error)
  }
}

const reasons: Record<NotAdded['because'], WordId> = {
  malformed: 'notAdded.malformed',
  forbidden: 'notAdded.forbidden',
  'not-found': 'notAdded.notFound',
  refused: 'notAdded.refused',
}

/** Why somebody could not be added. */
export const notAddedWords = (words: Words, { because, detail }: NotAdded): string =>
  words(reasons[because], { detail })
