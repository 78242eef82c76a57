import type { Settings } from './domain.ts'

/** As they are until somebody chooses. */
export const usualSettings: Settings = {
  ...{ theme: 'system', textSize: 'usual', language: 'system', sendWith: 'enter' },
  ...{ tellRead: true, tellTyping: true, singleKeys: true, spelling: [], graphicsCard: true },
  ...{ formatting: false, recentEmoji: [], skinTone: 0 },
}
