import { expect, test } from 'vitest'
import { wordsFor } from '../../electron/core/words.ts'
import { askUnencrypted } from '../../electron/shell/desktop/ask-unencrypted.ts'
import { openExternalGate } from '../../electron/shell/desktop/open-external.ts'

function gate(answer = false) {
  const opened: string[] = []
  const asked: string[] = []
  const logged: unknown[] = []
  const note = (what: string, fields?: unknown): void => void logged.push([what, fields])
  const shell = { openExternal: (url: string) => Promise.resolve(void opened.push(url)) }
  const ask = (url: string) => {
    asked.push(url)
    return Promise.resolve(answer)
  }
  return { open: openExternalGate(shell, ask, { info: note, warn: note, error: note }), opened, asked, logged }
}

test('opens web and mail addresses', async () => {
  const { open, opened, asked } = gate()
  await open('https://example.com/a?b#c')
  await open('mailto:anna@example.com')
  expect(opened).toEqual(['https://example.com/a?b#c', 'mailto:anna@example.com'])
  expect(asked).toEqual([])
})

test('opens what is not encrypted only when its user says so', async () => {
  const yes = gate(true)
  await yes.open('http://example.com')
  expect(yes.opened).toEqual(['http://example.com/'])
  const no = gate(false)
  await no.open('http://example.com')
  expect(no.asked).toEqual(['http://example.com/'])
  expect(no.opened).toEqual([])
})

test.each([
  'http://user:password@example.com',
  'file:///etc/passwd',
  'smb://server/share',
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:msgbox(1)',
  'ms-settings:',
  'ms-msdt:/id PCWDiagnostic',
  'search-ms:query=a',
  'ms-appinstaller:?source=https://example.com/a.msix',
  'ms-officecmd:{}',
  'parlance://thread/a',
  'https://user:password@example.com',
  ' ',
  '//example.com',
  '\\\\server\\share',
])('does not open %j, asks nothing, and logs nothing of it but its scheme', async address => {
  const { open, opened, asked, logged } = gate(true)
  await open(address)
  expect(opened).toEqual([])
  expect(asked).toEqual([])
  expect(logged).toHaveLength(1)
  expect(JSON.stringify(logged)).not.toMatch(/example\.com|password/)
})

const answering = (response: number) => {
  const questions: { message: string; detail?: string; defaultId?: number }[] = []
  const showMessageBox = (...given: unknown[]) => {
    questions.push(given.at(-1) as (typeof questions)[number])
    return Promise.resolve({ response, checkboxChecked: false })
  }
  return { questions, dialog: { showMessageBox } }
}

test('the question is in the language of the window, shows the address, and Enter does not open it', async () => {
  const { questions, dialog } = answering(0)
  const french = askUnencrypted(dialog, () => wordsFor('system', 'fr-CA'))
  expect(await french('http://example.com/')).toBe(true)
  const english = askUnencrypted(answering(1).dialog, () => wordsFor('en', 'fr-CA'))
  expect(await english('http://example.com/')).toBe(false)
  expect(questions[0]?.message).toContain('chiffrée')
  expect(questions[0]?.detail).toContain('http://example.com/')
  expect(questions[0]?.defaultId).toBe(1)
})
