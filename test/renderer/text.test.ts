import { describe, expect, test } from 'vitest'
import { emojiRows } from '../../build/emoji.mjs'
import { autolink, safeHref } from '../../renderer/text/autolink.ts'
import { isFewEmoji } from '../../renderer/text/few-emoji.ts'
import { byteLength, MOST_BYTES } from '../../renderer/text/message-size.ts'
import { hue, initials } from '../../renderer/text/names.ts'
import { dayName, listTime } from '../../renderer/text/times.ts'
import { isUserId } from '../../renderer/text/user-id.ts'
import { userId } from './page/world.ts'

const links = (text: string) => autolink(text).flatMap(({ text, href }) => (href ? [text] : []))

describe('addresses in text', () => {
  test('end before the punctuation of the sentence they stand in', () => {
    expect(links('See https://example.com/a, (https://example.com/b) and http://example.com/c!')).toEqual([
      'https://example.com/a',
      'https://example.com/b',
      'http://example.com/c',
    ])
    expect(links('https://en.wikipedia.org/wiki/Foo_(bar)')).toEqual(['https://en.wikipedia.org/wiki/Foo_(bar)'])
    expect(links('mailto:amina@example.com.')).toEqual(['mailto:amina@example.com'])
  })

  test('are only of kinds that are safe to open', () => {
    expect(links('javascript:alert(1) file:///etc/passwd data:text/html,x vbscript:x http:// https://')).toEqual([])
    expect(safeHref('JaVaScRiPt:alert(1)')).toBeNull()
    expect(safeHref(' \u0001javascript:alert(1)')).toBeNull()
  })

  test('leave the text as it was', () => {
    const text = 'a https://example.com/?q=1&r=«x» b\nmailto:x@y.z, and https://[::1]/ (http://a.b/c).'
    expect(
      autolink(text)
        .map(piece => piece.text)
        .join(''),
    ).toBe(text)
  })
})

describe('ids', () => {
  test('of people are recognised, and nothing else is', () => {
    expect([userId(1), '8:orgid:0a1b2c3d-0000-4000-8000-000000000000', '4:+33123456789'].every(isUserId)).toBe(true)
    expect(['8:acs:', '8:acs:nope', 'amina', '19:abc@thread.v2', `${userId(1)} `, ''].some(isUserId)).toBe(false)
  })

  test('give neighbours different colours', () => {
    expect(new Set([1, 2, 3, 4, 5, 6, 7, 8].map(n => hue(userId(n)))).size).toBeGreaterThan(3)
  })
})

test('initials are whole letters, in any script', () => {
  expect([
    initials('Amina Okafor'),
    initials('佐藤 由紀'),
    initials('é́va'),
    initials('👩‍🚀 Ada'),
    initials('  '),
    initials('x — y'),
  ]).toEqual(['AO', '佐由', 'É́', '👩‍🚀A', null, 'XY'])
})

test('the size of a message is counted in bytes of what is sent', () => {
  expect(byteLength('é'.repeat(MOST_BYTES / 2))).toBe(MOST_BYTES)
  expect(byteLength('😀'.repeat(7000))).toBe(28_000)
})

test('times are short where the day is clear, and days are named where they can be', () => {
  const words = (id: string) => id
  const now = new Date(2026, 2, 12, 15, 0).getTime()
  const at = (...parts: [number, number, number, number, number]) => new Date(...parts).getTime()
  expect(listTime(words, 'en-GB', at(2026, 2, 12, 9, 5), now)).toBe('09:05')
  expect(listTime(words, 'en-GB', at(2026, 2, 11, 23, 59), now)).toBe('timeline.yesterday')
  expect(listTime(words, 'en-GB', at(2026, 2, 8, 9, 5), now)).toBe('Sun')
  expect(listTime(words, 'en-GB', at(2025, 2, 8, 9, 5), now)).toBe('8 Mar 2025')
  expect(dayName(words, 'fr', at(2026, 2, 8, 9, 5), now)).toBe('dimanche 8 mars')
})

describe('a text is a few emoji', () => {
  test('where it is one, two or three of the picker, of any kind and skin', async () => {
    const emoji = (await emojiRows()).map(([picture]) => picture)
    expect(emoji.length).toBeGreaterThan(1500)
    expect(emoji.filter(one => !isFewEmoji(one))).toEqual([])
    expect(['👍👍🏽', '🇫🇷🇲🇱👩‍👩‍👧‍👦', '1️⃣❤️🏴󠁧󠁢󠁳󠁣󠁴󠁿', '👨🏻‍❤️‍💋‍👨🏿'.repeat(3)].filter(few => !isFewEmoji(few))).toEqual([])
  })

  test('and not where there are more of them, or anything else', () => {
    const others = [
      '',
      '👍👍👍👍',
      'ok 👍',
      '👍\n👍',
      '42',
      '#',
      '©',
      '❤',
      '🇫',
      '\u200d',
      '\ufe0f',
      '👍5',
      '👍' + '\u200d👍'.repeat(100),
    ]
    expect(others.filter(isFewEmoji)).toEqual([])
  })
})
