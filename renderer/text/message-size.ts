import type { WrittenBody } from '../../electron/contract/domain.ts'

/** Of one message, in bytes of UTF-8; the service refuses more. */
export const MOST_BYTES = 28 * 1024
export const WARN_BYTES = 26 * 1024

const encoder = new TextEncoder()

/** Counting is only done where it could matter: a character is at most three bytes for each unit of its length. */
export const byteLength = (text: string): number =>
  text.length * 3 < WARN_BYTES ? text.length : encoder.encode(text).length

/** What the service counts: the text or the HTML, and not what travels beside it. */
export const bodyBytes = (body: WrittenBody): number => byteLength(body.kind === 'text' ? body.text : body.html)
