import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SaveDialogOptions } from 'electron'
import { expect, test } from 'vitest'
import { saveDialog } from '../../electron/shell/desktop/save-dialog.ts'
import { expectOk } from '../helpers/expect-ok.ts'
import { tempDir } from '../helpers/temp-dir.ts'

function asking(answer: { canceled: boolean; filePath: string }) {
  const asked: (string | undefined)[] = []
  const dialog = {
    showSaveDialog(options: unknown) {
      asked.push((options as SaveDialogOptions).defaultPath)
      return Promise.resolve(answer)
    },
  }
  return { asked, files: saveDialog({ getPath: name => `/home/ada/${name}` }, dialog, { showItemInFolder: () => {} }) }
}

test('the dialog suggests the name in the folder for downloads, and what was chosen there is replaced', async () => {
  const folder = tempDir()
  const filePath = join(folder, 'mine.json')
  writeFileSync(filePath, 'old')
  const { asked, files } = asking({ canceled: false, filePath })
  const file = expectOk(await files.create('Lunch.json'))
  expect(asked).toEqual([join('/home/ada/downloads', 'Lunch.json')])
  expect(await file?.finish()).toEqual({ ok: true, value: filePath })
  expect(readdirSync(folder)).toEqual(['mine.json'])
})

test('a dialog that is closed chooses nothing', async () => {
  expect(await asking({ canceled: true, filePath: '' }).files.create('Lunch.json')).toEqual({ ok: true, value: null })
})
