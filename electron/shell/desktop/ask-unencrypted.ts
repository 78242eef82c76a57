import type { Dialog } from 'electron'
import type { Settings } from '../../contract/domain.ts'

const words = {
  en: {
    message: 'Open a page that is not encrypted?',
    detail: 'Others on the way can read and change what this page shows and what you type into it:',
    open: 'Open',
    cancel: 'Cancel',
  },
  fr: {
    message: 'Ouvrir une page qui n’est pas chiffrée\u202f?',
    detail: 'D’autres, en chemin, peuvent lire et modifier ce que cette page affiche et ce que vous y saisissez\u00a0:',
    open: 'Ouvrir',
    cancel: 'Annuler',
  },
}

const LONGEST_SHOWN = 300

/** Asks before plain http; Enter and Escape both leave it closed. */
export const askUnencrypted =
  (dialog: Pick<Dialog, 'showMessageBox'>, language: () => Settings['language'], system: () => string) =>
  async (address: string): Promise<boolean> => {
    const chosen = language() === 'system' ? system() : language()
    const { message, detail, open, cancel } = words[chosen.startsWith('fr') ? 'fr' : 'en']
    const shown = address.length > LONGEST_SHOWN ? `${address.slice(0, LONGEST_SHOWN)}…` : address
    const { response } = await dialog.showMessageBox({
      ...{ type: 'warning', message, detail: `${detail}\n\n${shown}` },
      ...{ buttons: [open, cancel], defaultId: 1, cancelId: 1, noLink: true },
    })
    return response === 0
  }
