import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

function mount(folder: string, ...options: string[]): void {
  execFileSync('mount', ['-t', 'tmpfs', ...options, 'tmpfs', folder], { stdio: 'ignore' })
}

function unmount(folder: string): void {
  execFileSync('umount', ['-l', folder], { stdio: 'ignore' })
}

/** A file system of one's own takes the right to mount one. */
export const canMount = ((): boolean => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false
  const folder = mkdtempSync(join(tmpdir(), 'parlance-mount-'))
  try {
    mount(folder, '-o', 'size=64k')
    unmount(folder)
    return true
  } catch {
    return false
  } finally {
    rmSync(folder, { recursive: true })
  }
})()

/** A file system of that size inside `parent`, for one test; `remount` takes mount options, such as `ro`. */
export function smallDisk(parent: string, size: string): { folder: string; remount: (options: string) => void } {
  const folder = join(parent, 'disk')
  mkdirSync(folder)
  mount(folder, '-o', `size=${size}`)
  onTestFinished(() => unmount(folder))
  return { folder, remount: options => mount(folder, '-o', `remount,${options}`) }
}
