import { createDecipheriv } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'

const pageSize = 4096
/** At the end of every page: 16 bytes of initialisation vector, 64 of HMAC. */
const reserved = 80
const walHeader = 32
const frameHeader = 24

/**
 * All that somebody with the key would find in a database and its WAL, byte for byte, unused parts of pages included: what SQL no longer
 * shows may still be here.
 */
export function decrypted(database: string, key: string): { database: Buffer; wal: Buffer } {
  return { database: pages(database, 0, 0), wal: pages(`${database}-wal`, walHeader, frameHeader) }

  function pages(file: string, header: number, before: number): Buffer {
    const raw = existsSync(file) ? readFileSync(file) : Buffer.alloc(0)
    const plain: Buffer[] = []
    for (let at = header; at + before + pageSize <= raw.length; at += before + pageSize) {
      plain.push(decrypt(raw.subarray(at + before, at + before + pageSize)))
    }
    return Buffer.concat(plain)
  }

  /** The first page begins with 16 bytes of salt in the clear; decrypted along, they spoil nothing but themselves and what follows them for 16 bytes. */
  function decrypt(page: Buffer): Buffer {
    const end = pageSize - reserved
    const cipher = createDecipheriv('aes-256-cbc', Buffer.from(key, 'hex'), page.subarray(end, end + 16))
    return Buffer.concat([cipher.setAutoPadding(false).update(page.subarray(0, end)), cipher.final()])
  }
}
