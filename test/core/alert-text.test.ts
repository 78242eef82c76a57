import { expect, test } from 'vitest'
import { alertText, type News } from '../../electron/core/alert-text.ts'
import { wordsFor } from '../../electron/core/words.ts'

const news = (sender: string, text: string, mentionsMe = false): News => ({ sender, text, mentionsMe })
const said = (input: Partial<Parameters<typeof alertText>[0]>) => {
  const { alert: words } = wordsFor('en', 'en')
  const usual = { detail: 'name-and-text', title: 'Harbour', ofTwo: false, news: [news('Ada', 'Fish?')] } as const
  const { title, body } = alertText({ ...usual, count: input.news?.length ?? 1, words, ...input })
  return `${title} | ${body}`
}

test('each level of privacy shows what it says and no more', () => {
  expect(said({})).toBe('Ada in Harbour | Fish?')
  expect(said({ detail: 'name' })).toBe('Ada in Harbour | New message')
  expect(said({ detail: 'no-name' })).toBe('Parlance | New message')
  expect(said({ detail: 'no-name', news: [news('Ada', 'Fish?', true)] })).toBe('Parlance | You were mentioned')
})

test('a conversation of two is called after the other one', () => {
  expect(said({ ofTwo: true, title: 'Ada' })).toBe('Ada | Fish?')
})

test('several messages are counted, and of several people each is named', () => {
  const both = [news('Ada', 'Fish?'), news('Bo', 'Gladly')]
  expect(said({ news: [news('Ada', 'Fish?'), news('Ada', 'Or soup?')] })).toBe('Ada in Harbour (2 new) | Or soup?')
  expect(said({ news: both })).toBe('Harbour (2 new) | Bo: Gladly')
  expect(said({ news: both, detail: 'name' })).toBe('Harbour (2 new) | 2 new messages')
  expect(said({ news: both, detail: 'no-name' })).toBe('Parlance | 2 new messages')
})

test('French has its own words and spaces', () => {
  const { alert: words } = wordsFor('fr', 'en')
  expect(said({ news: [news('Ada', 'Du poisson'), news('Bo', 'Volontiers')], words })).toBe(
    'Harbour (2 nouveaux) | Bo\u00a0: Volontiers',
  )
  expect(said({ detail: 'name', words })).toBe('Ada dans Harbour | Nouveau message')
})

test('a long message is cut between characters, and nothing in it turns what stands around it', () => {
  const [, body = ''] = said({ news: [news('Ada', '👩‍👩‍👧‍👦'.repeat(50))] }).split(' | ')
  expect(body).toMatch(/^(👩‍👩‍👧‍👦)+…$/u)
  expect(body.length).toBeLessThan(260)
  expect(said({ news: [news('Ada', 'a\u202eb\u0007c')] })).toBe('Ada in Harbour | abc')
  expect(said({ news: [news('Ada', ' ')] })).toBe('Ada in Harbour | New message')
})
