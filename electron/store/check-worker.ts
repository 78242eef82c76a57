import { parentPort, workerData } from 'node:worker_threads'
import { connect } from './connect.ts'
import { storageFault } from './storage-fault.ts'

// Entry point of the thread that looks a database over.

export interface CheckInput {
  file: string
  key: string
  /** Every page, but no index compared with its table: a tenth of the time. */
  quick: boolean
  /** A table whose rows are counted. */
  count: 'messages' | null
}

export interface Checked {
  sound: boolean
  /** 0 where none were asked for or none could be read. */
  rows: number
}

const port = parentPort
if (!port) throw new Error('check-worker runs as a worker thread')
port.postMessage(check(workerData as CheckInput))

function check({ file, key, quick, count }: CheckInput): Checked {
  try {
    const database = connect(file, key, { readonly: true })
    try {
      // What is sorted on the way must not be spilled to a file in the clear.
      database.pragma('temp_store = MEMORY')
      // Reads each page, and with it its HMAC; compares each index with its table, and lets full-text indexes look themselves over.
      const sound = database.pragma(quick ? 'quick_check(1)' : 'integrity_check(1)', { simple: true }) === 'ok'
      const rows = sound && count ? Number(database.prepare(`SELECT count(*) FROM ${count}`).pluck().get()) : 0
      return { sound, rows }
    } finally {
      database.close()
    }
  } catch (error) {
    if (storageFault(error, file)?.error.problem !== 'damaged') throw error
    return { sound: false, rows: 0 }
  }
}
