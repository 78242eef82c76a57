import { useShortcuts } from '../shortcuts/use-shortcuts.ts'
import { SheetShown } from './later.tsx'
import { useSheet } from './use-sheet.ts'
import { useKnown } from './world.ts'

interface SheetsProps {
  addAccount: () => void
}

/** What lies over the window, from wherever it was asked for. */
export function Sheets({ addAccount }: SheetsProps) {
  const sheet = useKnown(state => state.sheet)
  const { open } = useSheet()
  useShortcuts({
    help: () => open({ what: 'help', at: { topic: 'start' } }),
    shortcuts: () => open({ what: 'shortcuts' }),
    'shortcuts-single': () => open({ what: 'shortcuts' }),
  })
  return sheet && <SheetShown key={sheet.what} sheet={sheet} addAccount={addAccount} />
}
