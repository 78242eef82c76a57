import type { FixedSettings } from '../../contract/policy.ts'
import { Settings } from '../../contract/settings.ts'
import { fail, ok } from '../../contract/result.ts'
import { usualSettings } from '../../contract/usual-settings.ts'
import type { SettingsStore } from '../../core/system-ports.ts'
import { setAsideIfBroken } from './json-file.ts'
import type { OpenJsonFile } from './json-file.ts'

export function openSettings(input: {
  directory: string
  open: OpenJsonFile
  now: Date
  /** The same for everybody on this computer, whatever is in the file. */
  fixed?: FixedSettings
}): SettingsStore {
  const setAside = setAsideIfBroken(input.directory, 'settings', input.now)
  const file = input.open({ directory: input.directory, name: 'settings' })
  const get = (): Settings => ({ ...readSettings(file.read()), ...(input.fixed as Partial<Settings> | undefined) })
  return {
    setAside,
    get,
    set(patch) {
      // What a newer version wrote stays in the file although this one does not know it.
      try {
        file.write({ ...file.read(), ...patch })
        return ok(get())
      } catch (cause) {
        const detail = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown'
        const problem = detail === 'ENOSPC' || detail === 'EDQUOT' ? 'disk-full' : 'read-only'
        return fail({ kind: 'storage', problem, detail })
      }
    },
  }
}

/** Key by key: one value of another version must not cost the others. */
function readSettings(values: Record<string, unknown>): Settings {
  const read = Object.entries(Settings.shape).flatMap(([key, schema]) => {
    const value = schema.safeParse(values[key])
    return value.success ? [[key, value.data]] : []
  })
  return { ...usualSettings, ...(Object.fromEntries(read) as Partial<Settings>) }
}
