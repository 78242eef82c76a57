import { expect, test } from 'vitest'
import { originOf, registerSchemes, toApp, toPage } from './stand-in/addresses.ts'
import { strict } from './stand-in/strict.ts'

test('reading what the stand-in does not have throws and names it', () => {
  const thing = strict('app', { has: () => 'this' })
  expect(thing.has()).toBe('this')
  expect(() => Reflect.get(thing, 'hasNot') as unknown).toThrow('app.hasNot')
})

test('an address of ours and the one the page has are two names of one thing', () => {
  registerSchemes([{ scheme: 'app', privileges: { standard: true, secure: true } }])
  expect(toPage('app://parlance/index.html?a#b')).toBe('http://parlance.localhost/index.html?a#b')
  expect(toApp('http://parlance.localhost/index.html?a#b')).toBe('app://parlance/index.html?a#b')
  for (const foreign of ['https://example.com/', 'http://localhost/', 'about:blank', 'not an address']) {
    expect(toApp(foreign)).toBe(foreign)
  }
  expect(originOf('app://parlance/index.html')).toBe('app://parlance')
  expect(originOf('about:blank')).toBe('null')
})
