import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { rm, statfs, writeFile } from 'node:fs/promises'
import { release } from 'node:os'
import { join } from 'node:path'
import { done, fail } from '../../contract/result.ts'
import type { Surroundings } from '../../core/system-ports.ts'

export function systemSurroundings(input: {
  version: string
  /** Where the data of this profile is. */
  home: string
}): Surroundings {
  const { version, home } = input
  const settings = join(home, 'settings.json')
  return {
    versions() {
      const { node, electron, chrome } = process.versions as Record<string, string | undefined>
      const runtime = electron === undefined ? {} : { electron, chrome: chrome ?? '' }
      return {
        app: version,
        ...runtime,
        node: node ?? '',
        system: `${process.platform} ${release()}`,
        cpu: process.arch,
      }
    },
    async tryFolder() {
      const probe = join(home, `.probe-${randomUUID()}`)
      try {
        await writeFile(probe, 'x', { mode: 0o600 })
        await rm(probe)
        return done
      } catch (cause) {
        return fail(cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown')
      }
    },
    freeSpace: () =>
      statfs(home).then(
        ({ bavail, bsize }) => bavail * bsize,
        () => null,
      ),
    settingsFile() {
      if (!existsSync(settings)) return 'absent'
      try {
        JSON.parse(readFileSync(settings, 'utf8'))
        return 'readable'
      } catch {
        return 'unreadable'
      }
    },
  }
}
