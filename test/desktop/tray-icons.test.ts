import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { drawTrayIcons } from '../../build/tray-icons.mjs'
import { overlayIcon, trayIcon, type IconState } from '../../electron/shell/desktop/tray-icons.ts'
import { decodedPng } from '../helpers/decoded-png.ts'

const states: IconState[] = ['plain', 'muted', 'trouble', 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
const systems = { win32: 16, linux: 24, darwin: 18 } as const
const scaled = (file: string, scale: number): string => file.replace('.png', `@${scale}x.png`)

let folder = ''
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'parlance-icons-'))
  await drawTrayIcons(folder)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test.each(['win32', 'linux', 'darwin'] as const)('on %s every state has an icon that looks like no other', platform => {
  for (const onDark of [false, true]) {
    const files = states.map(state => trayIcon({ folder, platform, onDark, state }))
    const pictures = files.map(decodedPng)
    expect(pictures.map(({ size }) => size)).toEqual(states.map(() => systems[platform]))
    expect(new Set(pictures.map(({ pixels }) => String(pixels))).size).toBe(states.length)
    for (const { pixels } of pictures) {
      // The panel is seen behind it.
      expect(pixels.filter(([, , , alpha]) => alpha === 0).length).toBeGreaterThan(pixels.length / 6)
      expect(pixels.filter(([, , , alpha]) => alpha === 255).length).toBeGreaterThan(pixels.length / 6)
    }
    for (const file of files) expect(decodedPng(scaled(file, 2)).size).toBe(systems[platform] * 2)
  }
})

test('a panel that is dark has brighter ones, and macOS gets shapes to colour itself', () => {
  const brightness = (onDark: boolean): number => {
    const { pixels } = decodedPng(trayIcon({ folder, platform: 'win32', onDark, state: 'plain' }))
    return pixels.reduce((sum, [red = 0, green = 0, blue = 0]) => sum + red + green + blue, 0)
  }
  expect(brightness(true)).toBeGreaterThan(brightness(false) * 1.3)
  const file = trayIcon({ folder, platform: 'darwin', onDark: false, state: 3 })
  expect(file).toMatch(/Template\.png$/)
  expect(decodedPng(file).pixels.every(([red, green, blue]) => red === 0 && green === 0 && blue === 0)).toBe(true)
})

test('Windows has them for scales between, and numbers for the taskbar', () => {
  const plain = trayIcon({ folder, platform: 'win32', onDark: false, state: 'plain' })
  expect([1.25, 1.5].map(scale => decodedPng(scaled(plain, scale)).size)).toEqual([20, 24])
  const numbers = [1, 9, 10].map(number => overlayIcon(folder, number))
  expect(numbers.every(file => existsSync(scaled(file, 1.5)))).toBe(true)
  expect(overlayIcon(folder, 1000)).toBe(numbers[2])
})
