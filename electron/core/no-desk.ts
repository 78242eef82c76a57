import type { Desk } from './attention-ports.ts'
import { en } from './words-en.ts'

/** Of a host with nothing around its window. */
export const noDesk: Desk = {
  notifier: { show: null, withdraw() {} },
  show() {},
  panel: () => 'none',
  flash() {},
  showWindow() {},
  words: () => en,
}
