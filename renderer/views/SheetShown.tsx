import { useEffect, useRef } from 'react'
import type { Sheet } from '../store/sheet.ts'
import { currentAccount } from '../store/state.ts'
import { AddressBook } from './AddressBook.tsx'
import { ExportDialog } from './ExportDialog.tsx'
import { SignOutDialog } from './SignOutDialog.tsx'
import { DiagnosisDialog } from './care/DiagnosisDialog.tsx'
import { LogDialog } from './care/LogDialog.tsx'
import { focusBackAtOnce } from './focus-back.ts'
import { HelpDialog } from './help/HelpDialog.tsx'
import { ShortcutsDialog } from './help/ShortcutsDialog.tsx'
import { SettingsDialog } from './settings/SettingsDialog.tsx'
import { UsersDialog } from './users/UsersDialog.tsx'
import { useSheet } from './use-sheet.ts'
import { useKnown } from './world.ts'

interface SheetShownProps {
  sheet: Sheet
  addAccount: () => void
}

/** One of them, and afterwards the focus where it was. */
export function SheetShown({ sheet, addAccount }: SheetShownProps) {
  const account = useKnown(currentAccount)
  const { close } = useSheet()
  useReturnOfFocus()
  switch (sheet.what) {
    case 'help':
      return <HelpDialog at={sheet.at} close={close} />
    case 'shortcuts':
      return <ShortcutsDialog close={close} />
    case 'diagnosis':
      return <DiagnosisDialog close={close} />
    case 'log':
      return <LogDialog close={close} />
    case 'settings':
      return (
        account && <SettingsDialog account={account} section={sheet.section} addAccount={addAccount} close={close} />
      )
    case 'users':
      return account && <UsersDialog account={account} close={close} />
    case 'book':
      return account && <AddressBook account={account} close={close} />
    case 'export':
      return account && <ExportDialog account={account} thread={null} close={close} />
    case 'sign-out':
      return account && <SignOutDialog account={account} close={close} />
    default:
      return sheet satisfies never
  }
}

/** To where it was before; an item of a menu is gone by then, and the menu's button is next to it. */
function useReturnOfFocus(): void {
  const before = useRef(document.activeElement)
  useEffect(() => {
    const from = before.current
    return () => {
      focusBackAtOnce(() => {
        const back = from instanceof HTMLElement && from.isConnected && from !== document.body ? from : null
        return back ?? document.querySelector<HTMLElement>('.chip')
      })
    }
  }, [])
}
