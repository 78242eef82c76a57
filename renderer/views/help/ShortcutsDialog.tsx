import { useWords } from '../../text/words.ts'
import { SheetDialog } from '../SheetDialog.tsx'
import { ShortcutList } from './ShortcutList.tsx'

export function ShortcutsDialog({ close }: { close: () => void }) {
  const words = useWords()
  return (
    <SheetDialog title={words('shortcuts.title')} close={close}>
      <ShortcutList />
    </SheetDialog>
  )
}
