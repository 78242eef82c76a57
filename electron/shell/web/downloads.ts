import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { ExportFiles } from '../../core/system-ports.ts'
import { createExportFile } from '../both/export-file.ts'

/** Without a dialog of its own the browser host writes where browsers do: into the Downloads folder, or at home where there is none. */
export function downloads(home: string): ExportFiles {
  return {
    create(suggestedName) {
      const folder = join(home, 'Downloads')
      const there = statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true
      return createExportFile({ path: join(there ? folder : home, suggestedName), replace: false })
    },
  }
}
