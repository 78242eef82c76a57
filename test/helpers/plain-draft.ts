import type { Draft } from '../../electron/contract/domain.ts'

export const plainDraft = (text: string): Draft => ({ text, html: null, quote: null })
