import { z } from 'zod'
import { Time } from './domain.ts'
import { UpdateChannel } from './updates.ts'

/** How much of a message may stand on a screen that others can see. */
export const AlertDetail = z.enum(['off', 'no-name', 'name', 'name-and-text'])
export type AlertDetail = z.infer<typeof AlertDetail>

/** What became of a notification, as far as the system tells. */
export const AlertOutcome = z.object({
  outcome: z.enum(['shown', 'failed', 'silent', 'unsupported']),
  detail: z.string(),
})
export type AlertOutcome = z.infer<typeof AlertOutcome>

const minuteOfDay = z.number().int().min(0).max(1439)

/** A stretch that ends before it begins goes over midnight. */
export const QuietHours = z.object({ on: z.boolean(), from: minuteOfDay, to: minuteOfDay })
export type QuietHours = z.infer<typeof QuietHours>

/** The name and password of a proxy have no place in a file anybody may read, so an address has none. */
export const ProxyAddress = z
  .string()
  .max(300)
  .regex(/^https?:\/\/([a-z\d.-]+|\[[\da-f:]+\])(:\d{1,5})?\/?$/i)

export const Settings = z.object({
  theme: z.enum(['system', 'light', 'dark', 'contrast']),
  textSize: z.enum(['usual', 'large', 'larger']),
  language: z.enum(['system', 'en', 'fr']),
  /** What Enter alone does: it sends, or begins a line. With Ctrl or Cmd it always sends. */
  sendWith: z.enum(['enter', 'mod-enter']),
  /** Whether others are told how far I have read. */
  tellRead: z.boolean(),
  /** Whether others are told that I am writing. */
  tellTyping: z.boolean(),
  /** Shortcuts that are one key without Ctrl, Alt or Cmd. */
  singleKeys: z.boolean(),
  /** Tags of the languages the speller knows; none turns it off. macOS has a choice of its own. */
  spelling: z.array(z.string().max(35)).max(10),
  /** The graphics card draws the window; takes effect with the next start. */
  graphicsCard: z.boolean(),
  /** Started by a login, it shows no window until it is asked to. */
  hiddenAtLogin: z.boolean(),
  /** How everything gets out of this computer; what stays on it needs no proxy. */
  proxy: z.discriminatedUnion('mode', [
    z.object({ mode: z.literal('system') }),
    z.object({ mode: z.literal('none') }),
    z.object({ mode: z.literal('address'), address: ProxyAddress }),
  ]),
  /** The bar of the composer that formats is there. */
  formatting: z.boolean(),
  /** The latest first. */
  recentEmoji: z.array(z.string().min(1).max(40)).max(32),
  /** 0 is none, 1 the lightest. */
  skinTone: z.number().int().min(0).max(5),
  /** What a notification shows of a message. */
  alerts: AlertDetail,
  alertSound: z.boolean(),
  /** Only who names me is told of. */
  mentionsOnly: z.boolean(),
  /** Who names me is told of although the conversation is muted. */
  mentionsBreakMute: z.boolean(),
  /** Nothing interrupts until then, by this computer's clock; `until` null: until it is turned off. */
  doNotDisturb: z.object({ until: Time.nullable() }).nullable(),
  quietHours: QuietHours,
  /** Whether the app looks for newer versions of itself. */
  updates: z.enum(['tell', 'off']),
  updateChannel: UpdateChannel,
  /** The newer version that was told of and put away. */
  toldUpdate: z.string().max(100).nullable(),
  /** What the number on the icon counts. */
  badge: z.enum(['all', 'mentions', 'none']),
  /** What closing the window does, where an icon in a panel brings it back. */
  whenClosed: z.enum(['ask', 'tray', 'quit']),
  /** The icon on the taskbar or in the dock draws attention to what arrives. */
  flash: z.boolean(),
})
export type Settings = z.infer<typeof Settings>

/** What is not in it stays as it is. */
export const SettingsChange = Settings.partial()
