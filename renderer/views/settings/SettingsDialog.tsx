import { useState } from 'react'
import type { Account } from '../../../electron/contract/domain.ts'
import { type Section, sections } from '../../store/sheet.ts'
import { useWords } from '../../text/words.ts'
import { SectionsDialog } from '../SectionsDialog.tsx'
import { StorageSection } from '../StorageSection.tsx'
import { useSheet } from '../use-sheet.ts'
import { AboutSection } from './AboutSection.tsx'
import { AccountsSection } from './AccountsSection.tsx'
import { AlertsSection } from './AlertsSection.tsx'
import { AppearanceSection } from './AppearanceSection.tsx'
import { KeyboardSection } from './KeyboardSection.tsx'
import { MessagesSection } from './MessagesSection.tsx'
import { PrivacySection } from './PrivacySection.tsx'
import { SystemSection } from './SystemSection.tsx'

interface SettingsDialogProps {
  account: Account
  section: Section
  addAccount: () => void
  close: () => void
}

export function SettingsDialog({ account, section, addAccount, close }: SettingsDialogProps) {
  const words = useWords()
  const { open } = useSheet()
  const [chosen, setChosen] = useState(section)
  const pages = {
    appearance: () => <AppearanceSection />,
    messages: () => <MessagesSection />,
    alerts: () => <AlertsSection />,
    keyboard: () => <KeyboardSection />,
    accounts: () => <AccountsSection addAccount={addAccount} />,
    storage: () => <StorageSection account={account} exportAll={() => open({ what: 'export' })} />,
    system: () => <SystemSection />,
    privacy: () => <PrivacySection />,
    about: () => <AboutSection />,
  } satisfies Record<Section, () => React.ReactNode>
  return (
    <SectionsDialog
      title={words('settings.title')}
      sections={sections.map(id => ({ id, label: words(`settings.${id}`) }))}
      chosen={chosen}
      choose={setChosen}
      close={close}
    >
      {pages[chosen]()}
    </SectionsDialog>
  )
}
