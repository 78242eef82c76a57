import { createIntl } from 'react-intl'
import { describe, expect, test } from 'vitest'
import type { Thread } from '../../electron/contract/domain.ts'
import { type AppError, PolicyProblem } from '../../electron/contract/result.ts'
import en from '../../renderer/locales/en.json'
import fr from '../../renderer/locales/fr.json'
import { bodyWords } from '../../renderer/text/body-words.ts'
import { errorWords } from '../../renderer/text/error-words.ts'
import { locale } from '../../renderer/text/locale.ts'
import { personName, threadTitle } from '../../renderer/text/names.ts'
import type { WordId, Words } from '../../renderer/text/words.ts'
import { amina, longName, me, nameless, tomas, yuki } from './page/world.ts'

const ids = Object.keys(en) as WordId[]
const values = (text: string) => [...text.matchAll(/\{(\w+)[},]/g)].map(([, name]) => name).sort()
const speak = (tag: string, messages: Record<string, string>): Words => {
  const intl = createIntl({
    locale: tag,
    messages,
    onError: cause => {
      throw cause
    },
  })
  return (id, values) => intl.formatMessage({ id }, values)
}
const english = speak('en', en)
const french = speak('fr', fr)

describe('the two languages', () => {
  test('have the same sentences with the same gaps', () => {
    expect(Object.keys(fr).sort()).toEqual([...ids].sort())
    for (const id of ids) expect([id, new Set(values(fr[id]))]).toEqual([id, new Set(values(en[id]))])
  })

  test('can both say every sentence, of none, one and many', () => {
    for (const id of ids)
      for (const count of [0, 1, 2, 1_000_000]) {
        const given = Object.fromEntries(
          values(en[id]).map(name => [
            name as string,
            name === 'count' || /seconds|bytes|limit|status/.test(name as string) ? count : `<${name}>`,
          ]),
        )
        for (const words of [english, french]) expect(words(id, given)).not.toMatch(/[{}]/)
      }
  })

  test('French has its narrow spaces, which no line may break at', () => {
    for (const [id, text] of Object.entries(fr)) {
      const prose = text
        .replace(/https?:\S*|8:acs:\S*|endpoint=\S*|\b(?:from|in|before|after):\S*/g, '')
        .replace(/\{\w+, (?:plural|number)/g, '')
      expect([id, prose]).toEqual([id, expect.not.stringMatching(/[^\u202f][;!?»]|«[^\u202f]|[^\u202f]:/)])
    }
  })

  test('apostrophes and quotation marks are those of print, three full stops are one sign, and no space is at an end or doubled', () => {
    for (const [id, text] of [...Object.entries(en), ...Object.entries(fr)]) {
      // ICU quotes its own braces with a straight one.
      expect([id, text.replace(/'[{}][^']*'/g, '')]).toEqual([
        id,
        expect.not.stringMatching(/['"`]|\.\.\.|^\s|\s$| {2}/),
      ])
    }
    for (const [id, text] of Object.entries(fr))
      expect([id, text]).toEqual([id, expect.not.stringMatching(/[“”‘]|(?<!\p{L})’/u)])
  })

  test('French counts nought with one', () => {
    expect(french('threads.unread', { count: 0 })).toBe('0 non lu')
    expect(french('threads.unread', { count: 2 })).toBe('2 non lus')
  })
})

describe('the language of the window', () => {
  test('is the first the person prefers and we speak, with their region for dates', () => {
    expect(locale('system', ['de-DE', 'fr-CA', 'en'])).toEqual({ language: 'fr', tag: 'fr-CA' })
    expect(locale('system', ['de'])).toEqual({ language: 'en', tag: 'en' })
  })

  test('is what they chose, whatever the system says', () => {
    expect(locale('fr', ['en-GB'])).toEqual({ language: 'fr', tag: 'fr' })
    expect(locale('en', ['fr', 'en-GB'])).toEqual({ language: 'en', tag: 'en-GB' })
  })
})

test('every error has a sentence of its own', () => {
  const errors: AppError[] = [
    { kind: 'offline' },
    { kind: 'unreachable', endpoint: 'https://a.example', detail: 'ENOTFOUND' },
    { kind: 'signed-out' },
    ...(['malformed', 'expired', 'no-chat-scope', 'refused', 'other-user'] as const).map(
      problem => ({ kind: 'bad-token', problem }) as const,
    ),
    ...[
      ...(['not-a-url', 'not-https', 'has-path', 'has-user', 'has-space', 'bad-port'] as const),
      ...(['is-connection-string', 'not-acs'] as const),
    ].map(problem => ({ kind: 'bad-endpoint', problem }) as const),
    ...(['malformed', 'key-not-base64', 'refused'] as const).map(
      problem => ({ kind: 'bad-connection-string', problem }) as const,
    ),
    ...(['not-a-url', 'not-https', 'unreachable', 'refused', 'no-token', 'other-user', 'bad-header'] as const).map(
      problem => ({ kind: 'bad-token-service', problem, detail: '403' }) as const,
    ),
    { kind: 'no-resource-key' },
    { kind: 'forbidden' },
    { kind: 'not-found' },
    { kind: 'too-large', bytes: 30_000, limit: 28_672 },
    { kind: 'throttled', retryAfterMs: null },
    { kind: 'throttled', retryAfterMs: 4200 },
    { kind: 'refused', status: 409, reason: 'Thread is locked' },
    { kind: 'ambiguous', detail: 'ETIMEDOUT' },
    ...(['locked', 'missing'] as const).map(state => ({ kind: 'keychain', state, detail: '' }) as const),
    ...(['damaged', 'newer-version', 'read-only', 'disk-full', 'key-lost'] as const).map(
      problem => ({ kind: 'storage', problem, detail: '' }) as const,
    ),
    { kind: 'local-service', detail: 'EADDRINUSE' },
    ...PolicyProblem.options.map(
      problem => ({ kind: 'policy', problem, file: '/etc/parlance/policy.json', detail: 'x' }) as const,
    ),
    { kind: 'at-login', detail: 'EACCES' },
    { kind: 'bad-request', detail: 'x' },
    { kind: 'bug', id: 'abc' },
  ]
  for (const words of [english, french])
    expect(new Set(errors.map(error => errorWords(words, error))).size).toBe(errors.length)
  expect(errorWords(english, { kind: 'throttled', retryAfterMs: 4200 })).toBe(
    'The service asks for a pause of 5 seconds.',
  )
})

describe('what the service says', () => {
  const known = { me: me.id, people: [amina, tomas] }
  const said = (body: Parameters<typeof bodyWords>[2]) => bodyWords(english, 'en', body, known)

  test('is put in words, with names where they are known', () => {
    expect(said({ kind: 'participants-added', people: [{ ...tomas, name: null }, yuki], by: amina.id })).toBe(
      'Amina Okafor added Tomás Herrera and 佐藤 由紀',
    )
    expect(said({ kind: 'participants-removed', people: [tomas], by: tomas.id })).toBe('Tomás Herrera left')
    expect(said({ kind: 'topic-changed', topic: 'Lunch', by: me.id })).toBe('You named this conversation “Lunch”')
  })

  test('does not say that somebody added themselves when they made the conversation', () => {
    expect(said({ kind: 'participants-added', people: [amina, me], by: amina.id })).toBe('Amina Okafor added you')
  })
})

test('a conversation without a topic is named after its people', () => {
  const thread = (others: (typeof me)[], participantCount: number) =>
    ({ topic: null, others, participantCount, membership: 'member', changes: [] as Thread['changes'] }) as Parameters<
      typeof threadTitle
    >[2]
  expect(threadTitle(english, 'en', thread([amina, tomas], 3))).toBe('Amina Okafor and Tomás Herrera')
  expect(threadTitle(english, 'en', thread([amina, tomas, yuki, longName], 21))).toBe(
    'Amina Okafor, Tomás Herrera, 佐藤 由紀 and 17 others',
  )
  expect(threadTitle(english, 'en', thread([], 1))).toBe('Just you')
  expect(personName(english, nameless)).toMatch(/^Someone …/)
})
