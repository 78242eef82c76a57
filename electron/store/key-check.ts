import { createHmac } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { connect } from './connect.ts'
import { writePrivateFile } from './private-files.ts'

/**
 * A wrong key and a damaged file look alike to SQLCipher, so what the key makes of a constant is kept beside the databases.
 * False means that the databases there were written with another key: nothing has been touched.
 */
export function keyFits(directory: string, key: string, databases: readonly string[]): boolean {
  const file = join(directory, 'key-check')
  const check = createHmac('sha256', Buffer.from(key, 'hex')).update('parlance key check 1').digest('hex')
  if (existsSync(file) && readFileSync(file, 'utf8') === check) return true
  const present = databases.filter(database => existsSync(database))
  // A check that is gone or damaged itself must not cost anybody their history: one database that opens proves the key.
  if (present.length > 0 && !present.some(database => opensWith(database, key))) return false
  writePrivateFile(file, check)
  return true
}

function opensWith(database: string, key: string): boolean {
  try {
    // Read-only, since closing would otherwise write the WAL into the database under what may be the wrong key.
    connect(database, key, { readonly: true }).close()
    return true
  } catch {
    return false
  }
}
