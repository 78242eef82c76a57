import type { Settings } from './settings.ts'

/** As they are until somebody chooses. */
export const usualSettings: Settings = {
  ...{ theme: 'system', textSize: 'usual', language: 'system', sendWith: 'enter' },
  ...{ tellRead: true, tellTyping: true, singleKeys: true, spelling: [], graphicsCard: true, hiddenAtLogin: false },
  ...{ proxy: { mode: 'system' } },
  ...{ formatting: false, recentEmoji: [], skinTone: 0 },
  ...{ alerts: 'name-and-text', alertSound: true, mentionsOnly: false, mentionsBreakMute: true },
  ...{ doNotDisturb: null, quietHours: { on: false, from: 22 * 60, to: 7 * 60 } },
  ...{ updates: 'tell', updateChannel: 'stable', toldUpdate: null },
  ...{ badge: 'all', whenClosed: 'ask', flash: true },
}
