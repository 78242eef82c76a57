import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { chmod, copyFile, open, rename, rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'

/** Of the whole file, as electron-updater writes it. */
export async function sha512(file: string): Promise<string> {
  const hash = createHash('sha512')
  await pipeline(createReadStream(file), hash)
  return hash.digest('base64')
}

/**
 * Puts `fetched` in the place of `image`, whole or not at all: what runs goes on running from the file it opened, and
 * shortcuts to it stay good. Throws where it cannot, and then nothing is changed.
 */
export async function replaceAppImage(fetched: string, image: string, verified: string): Promise<void> {
  const beside = `${image}.new`
  try {
    await copyFile(fetched, beside)
    // It lay in a cache for as long as nobody asked for it.
    if ((await sha512(beside)) !== verified)
      throw Object.assign(new Error('changed'), { code: 'ERR_CHECKSUM_MISMATCH' })
    await chmod(beside, 0o755)
    const file = await open(beside)
    await file.sync().finally(() => file.close())
    await rename(beside, image)
  } catch (cause) {
    await rm(beside, { force: true })
    throw cause
  }
}
