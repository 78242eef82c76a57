import type { Change } from './change.ts'
import type { Sheet } from './sheet.ts'

export function sheetShown(state: Sheet | null, change: Change): Sheet | null {
  switch (change.type) {
    case 'sheet-opened':
      return change.sheet
    case 'sheet-closed':
    case 'account.removed':
      return null
    default:
      return state
  }
}
