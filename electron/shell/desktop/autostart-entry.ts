import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

// Linux: what starts at login is a file per program in a folder that every desktop reads (freedesktop.org's autostart
// and desktop entry specifications).

export interface Entry {
  name: string
  command: readonly string[]
}

/** Whether the entry is there and nobody has switched it off in the desktop's own list. */
export function isOn(file: string): boolean {
  const [, entry = ''] = `\n${textOf(file) ?? ''}`.split(/^\[Desktop Entry\][^\S\n]*$/m)
  const own = entry.split(/^\[/m)[0] ?? ''
  const says = (key: string, value: string): boolean => new RegExp(`^${key}\\s*=\\s*${value}\\s*$`, 'im').test(own)
  return /^Exec\s*=/m.test(own) && !says('Hidden', 'true') && !says('X-GNOME-Autostart-enabled', 'false')
}

/** As a whole or not at all; throws what the disk says. */
export function writeEntry(file: string, { name, command }: Entry): void {
  const text = [
    ...['[Desktop Entry]', 'Type=Application', 'Version=1.5', `Name=${escaped(name)}`],
    ...[`Exec=${escaped(command.map(quoted).join(' '))}`, 'Terminal=false', 'X-GNOME-Autostart-enabled=true', ''],
  ].join('\n')
  if (textOf(file) === text) return
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const half = `${file}.${process.pid}`
  writeFileSync(half, text, { mode: 0o644 })
  renameSync(half, file)
}

export const removeEntry = (file: string): void => rmSync(file, { force: true })

function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

/** One argument of Exec: in quotes, where four characters are escaped, and % is doubled as it stands for something else. */
const quoted = (argument: string): string => `"${argument.replace(/["`$\\]/g, '\\$&').replaceAll('%', '%%')}"`

/** Any value of an entry, which is read before the quotes in it are. */
const escaped = (text: string): string =>
  text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\t', '\\t').replaceAll('\r', '\\r')
