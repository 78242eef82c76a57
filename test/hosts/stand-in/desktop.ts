import { EventEmitter } from 'node:events'
import type {
  BaseWindow,
  Clipboard,
  CrashReporter,
  CrashReporterStartOptions,
  Dialog,
  Display,
  MessageBoxOptions,
  MessageBoxReturnValue,
  PowerMonitor,
  Rectangle,
  SaveDialogOptions,
  SaveDialogReturnValue,
  Screen,
  Shell,
} from 'electron'
import { record } from './record.ts'
import { strict } from './strict.ts'
import { onTold } from './told.ts'

export const shell = strict('shell', {
  openExternal(url: string) {
    record({ what: 'link-opened', url })
    return Promise.resolve()
  },
  showItemInFolder(path: string) {
    record({ what: 'shown-in-folder', path })
  },
} satisfies Pick<Shell, 'openExternal' | 'showItemInFolder'>)

export const crashReporter = strict('crashReporter', {
  start({ uploadToServer = true, submitURL }: CrashReporterStartOptions) {
    if (uploadToServer && !submitURL) throw new Error('submitURL must be specified when uploadToServer is true')
    record({ what: 'crash-reports', uploaded: uploadToServer })
  },
} satisfies Pick<CrashReporter, 'start'>)

export const clipboard = strict('clipboard', {
  writeText(text: string) {
    record({ what: 'copied', text })
    return Promise.resolve()
  },
} satisfies Pick<Clipboard, 'writeText'>)

export const dialog = strict('dialog', {
  showErrorBox(title: string, content: string) {
    record({ what: 'error-box', title, content })
  },
  /** Whoever sits in front of it saves where the test said, or thinks better of it. */
  showSaveDialog(options: SaveDialogOptions) {
    const filePath = process.env['PARLANCE_TEST_SAVE_AS'] ?? ''
    record({ what: 'save-dialog', suggested: options.defaultPath ?? '' })
    return Promise.resolve({ canceled: filePath === '', filePath })
  },
  /** Answered by its first button, or as the test said. */
  showMessageBox(first: BaseWindow | MessageBoxOptions, second?: MessageBoxOptions) {
    const options = second ?? (first as MessageBoxOptions)
    record({ what: 'question', message: options.message, detail: options.detail ?? '' })
    return Promise.resolve({ response: Number(process.env['PARLANCE_TEST_ANSWER'] ?? 0), checkboxChecked: false })
  },
} satisfies Pick<Dialog, 'showErrorBox'> & {
  showMessageBox(window: BaseWindow, options: MessageBoxOptions): Promise<MessageBoxReturnValue>
  showMessageBox(options: MessageBoxOptions): Promise<MessageBoxReturnValue>
  showSaveDialog(options: SaveDialogOptions): Promise<SaveDialogReturnValue>
})

/** The test plays the computer: its message `{power: 'resume'}` is one that wakes up. */
const power = new EventEmitter()
onTold('power', what => power.emit(String(what)))
power satisfies Pick<EventEmitter, keyof Pick<PowerMonitor, 'on' | 'off'>>
export const powerMonitor = strict('powerMonitor', power)

/** The test plugs screens in and out: its message `{displays: [workArea, …]}` is all there are from then on. */
const screens = new EventEmitter()
const laptop = { x: 0, y: 0, width: 1920, height: 1080 }
let displays: Rectangle[] = [laptop]
onTold('displays', areas => {
  displays = areas as Rectangle[]
  screens.emit('display-removed', {}, {})
})
const asDisplay = (workArea: Rectangle) => ({ workArea }) as Display
screens satisfies Pick<EventEmitter, keyof Pick<Screen, 'on' | 'off'>>
const shown = Object.assign(screens, {
  getAllDisplays: () => displays.map(asDisplay),
  /** The nearest is as good as the first where there is only one. */
  getDisplayMatching: () => asDisplay(displays[0] ?? laptop),
} satisfies Pick<Screen, 'getAllDisplays' | 'getDisplayMatching'>)
export const screen = strict('screen', shown)
