import { join } from 'node:path'
import type { App, Dialog, Shell } from 'electron'
import { ok } from '../../contract/result.ts'
import type { ExportFiles } from '../../core/system-ports.ts'
import { createExportFile } from '../both/export-file.ts'

/** Asks with the system's own dialog, which has asked already whether a file may be replaced. */
export function saveDialog(
  app: Pick<App, 'getPath'>,
  dialog: Pick<Dialog, 'showSaveDialog'>,
  shell: Pick<Shell, 'showItemInFolder'>,
): ExportFiles {
  return {
    async create(suggestedName) {
      const { canceled, filePath } = await dialog.showSaveDialog({
        defaultPath: join(app.getPath('downloads'), suggestedName),
        properties: ['createDirectory', 'showOverwriteConfirmation'],
      })
      return canceled || filePath === '' ? ok(null) : createExportFile({ path: filePath, replace: true })
    },
    show: path => shell.showItemInFolder(path),
  }
}
