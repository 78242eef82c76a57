import { statSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { StorageReport } from '../contract/keeping.ts'
import type { Checked, CheckInput } from './check-worker.ts'
import { filesOf } from './private-files.ts'
import { condemn } from './set-aside.ts'

const fromSource = import.meta.url.endsWith('.ts')
const worker = new URL(fromSource ? './check-worker.ts' : './check-worker.js', import.meta.url)

/**
 * Reads every page of both files through connections of their own in a thread of its own, one after the other, so that neither the app
 * nor its writes wait. A history found damaged is marked, to be set aside when it is opened next; a journal is only reported, for it
 * exists nowhere else.
 */
export async function checkFiles(folder: string, key: string, quick: boolean): Promise<StorageReport> {
  const files = { history: join(folder, 'history.db'), journal: join(folder, 'journal.db') }
  const history = await check({ file: files.history, key, quick, count: 'messages' })
  const journal = await check({ file: files.journal, key, quick, count: null })
  if (!history.sound) condemn(files.history)
  return {
    history: history.sound ? 'sound' : 'damaged',
    journal: journal.sound ? 'sound' : 'damaged',
    bytes: Object.values(files)
      .flatMap(filesOf)
      .reduce((sum, file) => sum + sizeOf(file), 0),
    messages: history.rows,
  }
}

function check(input: CheckInput): Promise<Checked> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(worker, { workerData: input })
    thread.once('message', resolve)
    thread.once('error', reject)
    thread.once('exit', code => reject(new Error(`the check ended with ${code} and no answer`)))
  })
}

/** The WAL may go while we look. */
const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0
