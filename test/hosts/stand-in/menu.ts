import type { Menu, MenuItemConstructorOptions } from 'electron'
import { record } from './record.ts'
import { strict } from './strict.ts'
import { onTold } from './told.ts'

type Template = MenuItemConstructorOptions[]

let application: Template = []
let context: Template = []

class StandInMenu {
  readonly items: Template

  constructor(template: Template) {
    for (const { label, role, type } of template) {
      if (!label && !role && type !== 'separator')
        throw new TypeError('Invalid submenu: a label, role or type is needed')
    }
    this.items = template
  }

  popup(): void {
    context = this.items
    record({ what: 'context-menu', labels: labels(this.items) })
  }

  static buildFromTemplate(template: Template): Menu {
    return new StandInMenu(template) as unknown as Menu
  }

  static setApplicationMenu(menu: Menu | null): void {
    application = templateOf(menu)
    record({ what: 'menu', labels: labels(application) })
  }
}

export const templateOf = (menu: Menu | null): Template => (menu as unknown as StandInMenu | null)?.items ?? []

/** All of them, and what is inside them. */
const flat = (items: Template): Template =>
  items.flatMap(item => [item, ...(Array.isArray(item.submenu) ? flat(item.submenu) : [])])

const labels = (items: Template): string[] =>
  flat(items)
    .filter(({ type, visible }) => type !== 'separator' && visible !== false)
    .map(({ label, role }) => label ?? role ?? '')

/** What has a role is done by the engine, which the stand-in has none of. */
export function choose(menu: Template, label: unknown): void {
  const item = flat(menu).find(item => item.label === label)
  if (!item?.click || item.enabled === false) throw new Error(`no item "${String(label)}" to be clicked`)
  // Ours look at nothing of what they are called with.
  ;(item.click as () => void)()
}

onTold('menu', label => choose(application, label))
onTold('contextMenu', label => choose(context, label))

export const MenuStandIn: Pick<typeof Menu, 'buildFromTemplate' | 'setApplicationMenu'> = strict('Menu', StandInMenu)
