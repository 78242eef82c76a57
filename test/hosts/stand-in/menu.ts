import type { BaseWindow, KeyboardEvent, Menu, MenuItem, MenuItemConstructorOptions, PopupOptions } from 'electron'
import { record } from './record.ts'
import { strict } from './strict.ts'
import { onTold } from './told.ts'

type Template = MenuItemConstructorOptions[]

let application: StandInMenu | null = null
let context: StandInMenu | null = null

class StandInMenu {
  readonly items: Template

  constructor(template: Template) {
    for (const { label, role, type } of template) {
      if (!label && !role && type !== 'separator')
        throw new TypeError('Invalid submenu: a label, role or type is needed')
    }
    this.items = template
  }

  popup(_options?: PopupOptions): void {
    context = this
    record({ what: 'context-menu', labels: labels(this.items) })
  }

  static buildFromTemplate(template: Template): Menu {
    return new StandInMenu(template) as unknown as Menu
  }

  static setApplicationMenu(menu: Menu | null): void {
    application = menu as unknown as StandInMenu | null
    record({ what: 'menu', labels: labels(application?.items ?? []) })
  }
}

/** All of them, and what is inside them. */
const flat = (items: Template): Template =>
  items.flatMap(item => [item, ...(Array.isArray(item.submenu) ? flat(item.submenu) : [])])

const labels = (items: Template): string[] =>
  flat(items)
    .filter(({ type, visible }) => type !== 'separator' && visible !== false)
    .map(({ label, role }) => label ?? role ?? '')

/** What has a role is done by the engine, which the stand-in has none of. */
function choose(menu: StandInMenu | null, label: unknown): void {
  const item = flat(menu?.items ?? []).find(item => item.label === label)
  if (!item?.click || item.enabled === false) throw new Error(`no item "${String(label)}" to be clicked`)
  item.click({} as MenuItem, undefined as BaseWindow | undefined, {} as KeyboardEvent)
}

onTold('menu', label => choose(application, label))
onTold('contextMenu', label => choose(context, label))

export const MenuStandIn: Pick<typeof Menu, 'buildFromTemplate' | 'setApplicationMenu'> = strict('Menu', StandInMenu)
