import type { Dialog } from 'electron'
import type { Words } from '../../core/words-en.ts'

const LONGEST_SHOWN = 300

/** Asks before plain http; Enter and Escape both leave it closed. */
export const askUnencrypted =
  (dialog: Pick<Dialog, 'showMessageBox'>, words: () => Words) =>
  async (address: string): Promise<boolean> => {
    const { message, detail, open, cancel } = words().unencrypted
    const shown = address.length > LONGEST_SHOWN ? `${address.slice(0, LONGEST_SHOWN)}…` : address
    const { response } = await dialog.showMessageBox({
      ...{ type: 'warning', message, detail: `${detail}\n\n${shown}` },
      ...{ buttons: [open, cancel], defaultId: 1, cancelId: 1, noLink: true },
    })
    return response === 0
  }
