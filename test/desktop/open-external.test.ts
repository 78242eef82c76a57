import { expect, test } from 'vitest'
import { openExternalGate } from '../../electron/shell/desktop/open-external.ts'

function gate() {
  const opened: string[] = []
  const logged: unknown[] = []
  const note = (what: string, fields?: unknown): void => void logged.push([what, fields])
  const shell = { openExternal: (url: string) => Promise.resolve(void opened.push(url)) }
  return { open: openExternalGate(shell, { info: note, warn: note, error: note }), opened, logged }
}

test('opens web and mail addresses', () => {
  const { open, opened } = gate()
  open('https://example.com/a?b#c')
  open('mailto:anna@example.com')
  expect(opened).toEqual(['https://example.com/a?b#c', 'mailto:anna@example.com'])
})

test.each([
  'http://example.com',
  'file:///etc/passwd',
  'smb://server/share',
  'javascript:alert(1)',
  'ms-settings:',
  'https://user:password@example.com',
  ' ',
  '//example.com',
  '\\\\server\\share',
])('does not open %j and logs nothing of it but its scheme', address => {
  const { open, opened, logged } = gate()
  open(address)
  expect(opened).toEqual([])
  expect(logged).toHaveLength(1)
  expect(JSON.stringify(logged)).not.toContain('example.com')
})
