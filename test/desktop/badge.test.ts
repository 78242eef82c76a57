import type { NativeImage } from 'electron'
import { expect, test } from 'vitest'
import type { Glance } from '../../electron/core/attention-ports.ts'
import { iconBadge } from '../../electron/shell/desktop/badge.ts'

const glanceOf = (number: number, waiting: string): Glance => ({
  ...{ number, waiting, trouble: false, undisturbed: false, lines: [], threads: [] },
})

function badgeOn(platform: NodeJS.Platform) {
  const counts: number[] = []
  const overlays: [string | null, string][] = []
  const badge = iconBadge({
    ...{ platform, icons: '' },
    app: { setBadgeCount: (count = 0) => counts.push(count) > 0 },
    read: file => file as unknown as NativeImage,
  })
  const window = {
    isDestroyed: () => false,
    setOverlayIcon: (overlay: NativeImage | null, description: string) =>
      void overlays.push([overlay as unknown as string | null, description]),
  }
  return { badge, counts, overlays, window }
}

test.each(['darwin', 'linux'] as const)('on %s the system draws the number', platform => {
  const { badge, counts, overlays, window } = badgeOn(platform)
  badge.dress(window)
  badge.show(glanceOf(12, '12 unread'))
  badge.show(glanceOf(0, ''))
  expect(counts).toEqual([12, 0])
  expect(overlays).toEqual([])
})

test('on Windows it lies over the icon of the window, of a later one too, and is said in words', () => {
  const { badge, counts, overlays, window } = badgeOn('win32')
  badge.show(glanceOf(3, '3 unread'))
  badge.dress(window)
  badge.show(glanceOf(0, '5 unread'))
  badge.show(glanceOf(12, '12 unread'))
  badge.dress({ ...window })
  const many = [expect.stringContaining('overlay-9-more.png'), '12 unread']
  expect(overlays).toEqual([[expect.stringContaining('overlay-3.png'), '3 unread'], [null, ''], many, many])
  expect(counts).toEqual([])
  badge.dress({ ...window, isDestroyed: () => true })
  expect(overlays).toHaveLength(4)
})
