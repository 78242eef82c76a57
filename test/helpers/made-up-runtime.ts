import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Marks where the fuses of an Electron binary begin: version and count follow, then one character for each. */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'

/** A folder that packs like Electron for Linux: every fuse as it comes, and nothing that runs. */
export function makeUpRuntime(folder: string): string {
  mkdirSync(join(folder, 'locales'), { recursive: true })
  for (const file of ['LICENSE', 'LICENSES.chromium.html', 'locales/en-US.pak', 'locales/fr.pak', 'locales/de.pak'])
    writeFileSync(join(folder, file), '')
  const program = join(folder, 'electron')
  writeFileSync(program, Buffer.concat([Buffer.from(sentinel), Buffer.from([1, 9]), Buffer.from('101100101')]))
  chmodSync(program, 0o755)
  return folder
}
