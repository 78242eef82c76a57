import type { Export } from '../../electron/contract/keeping.ts'
import type { WordId, Words } from './words.ts'

type Failed = Extract<Export['state'], { state: 'failed' }>

const problems: Record<Failed['problem'], WordId> = {
  'disk-full': 'export.failed.diskFull',
  'read-only': 'export.failed.readOnly',
  other: 'export.failed.other',
}

/** Why nothing was written, and what helps. */
export const exportProblem = (words: Words, { problem, detail }: Failed): string => words(problems[problem], { detail })
