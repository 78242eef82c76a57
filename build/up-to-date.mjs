import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Runs `work` unless its outputs are there and were made from these very inputs. Says whether it ran. */
export async function unlessUpToDate({ stamp, inputs, outputs, work }) {
  const now = await fingerprint(inputs)
  const before = await readFile(stamp, 'utf8').catch(() => '')
  if (before === now && outputs.every(file => existsSync(file))) return false
  await work()
  await mkdir(dirname(stamp), { recursive: true })
  await writeFile(stamp, now)
  return true
}

/** Of content, not of times: a checkout or a copy changes times. */
async function fingerprint(inputs) {
  const hash = createHash('sha256').update(process.version)
  for (const file of (await Promise.all(inputs.map(filesOf))).flat().toSorted()) {
    hash.update(`\0${file}\0`).update(await readFile(file))
  }
  return hash.digest('hex')
}

async function filesOf(path) {
  const entries = await readdir(path, { withFileTypes: true, recursive: true }).catch(() => null)
  if (!entries) return existsSync(path) ? [path] : []
  return entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name))
}
