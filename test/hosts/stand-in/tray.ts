import { EventEmitter } from 'node:events'
import type { Menu, NativeImage, NativeTheme, Tray } from 'electron'
import { choose, templateOf } from './menu.ts'
import { nameOf } from './native-image.ts'
import { record } from './record.ts'
import { strict } from './strict.ts'
import { onTold } from './told.ts'

type Used = 'destroy' | 'setContextMenu' | 'setImage' | 'setToolTip'

class StandInTray extends EventEmitter {
  #menu: Menu | null = null
  #icon = ''
  #tooltip = ''

  constructor(image: NativeImage) {
    super()
    this.setImage(image)
    onTold('tray', did => (did === 'click' ? this.emit('click') : choose(templateOf(this.#menu), did)))
  }

  setImage(image: NativeImage | string): void {
    if (typeof image === 'string') throw new Error('the stand-in for Electron reads no file by itself')
    this.#icon = nameOf(image)
    this.#told()
  }

  setToolTip(tooltip: string): void {
    this.#tooltip = tooltip
    this.#told()
  }

  setContextMenu(menu: Menu | null): void {
    this.#menu = menu
    this.#told()
  }

  destroy(): void {
    record({ what: 'tray-gone' })
  }

  #told(): void {
    const labels = templateOf(this.#menu).flatMap(({ label }) => label ?? [])
    record({ what: 'tray', icon: this.#icon, tooltip: this.#tooltip, labels })
  }
}

export const TrayStandIn = new Proxy(StandInTray, {
  construct: (target, [image]: [NativeImage]) => strict('Tray', new target(image) satisfies Pick<Tray, Used>),
}) as unknown as typeof Tray

const theme = Object.assign(new EventEmitter(), {
  shouldUseDarkColors: false as boolean,
  shouldUseDarkColorsForSystemIntegratedUI: false as boolean,
} satisfies Partial<NativeTheme>)
onTold('dark', dark => {
  theme.shouldUseDarkColors = theme.shouldUseDarkColorsForSystemIntegratedUI = dark === true
  theme.emit('updated')
})
export const nativeTheme = strict('nativeTheme', theme)
