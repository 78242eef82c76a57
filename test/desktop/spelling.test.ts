import { expect, test } from 'vitest'
import { checkSpelling, spellingLanguages } from '../../electron/shell/desktop/spelling.ts'

function speller() {
  const did: string[] = []
  return {
    did,
    availableSpellCheckerLanguages: ['en-GB', 'fr'],
    setSpellCheckerLanguages: (languages: string[]) => void did.push(`languages ${languages.join(' ')}`),
    setSpellCheckerEnabled: (on: boolean) => void did.push(`enabled ${on}`),
  }
}

test('nothing is checked, and so no dictionary fetched, until a language is chosen', () => {
  const session = speller()
  checkSpelling(session, 'linux', [])
  expect(session.did).toEqual(['languages ', 'enabled false'])
})

test('what is chosen is checked, but for languages this engine does not know', () => {
  const session = speller()
  checkSpelling(session, 'win32', ['fr', 'xx', 'en-GB'])
  expect(session.did).toEqual(['languages fr en-GB', 'enabled true'])
  expect(spellingLanguages(session, 'win32')).toEqual(['en-GB', 'fr'])
})

test('macOS has a speller of its own', () => {
  const session = speller()
  checkSpelling(session, 'darwin', ['fr'])
  expect(session.did).toEqual([])
  expect(spellingLanguages(session, 'darwin')).toEqual([])
})
