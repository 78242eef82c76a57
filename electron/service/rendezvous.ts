import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { askService } from './ask-service.ts'
import type { Log } from './log.ts'
import { replaceFile } from './replace-file.ts'

export interface Rendezvous {
  endpoint: string
  /** With https: what to trust, as PEM. */
  certificate?: string | undefined
  connectionString: string
  /** What `/health` of the same run answers; tells it from another service that got the port later. */
  instance: string
  pid: number
}

const fileIn = (directory: string): string => path.join(directory, 'running.json')

/**
 * Leaves `running.json` beside the data, for its owner only, so that a second program can join the service instead of
 * starting another. Returns how to take it away; after a crash it stays, and `/health` tells.
 */
export function leaveRendezvous(directory: string, facts: Rendezvous, log: Log): () => void {
  const file = fileIn(directory)
  try {
    replaceFile(file, JSON.stringify(facts))
  } catch {
    // The service is of use without it.
    log('warn', 'rendezvous-not-written')
  }
  return () => rmSync(file, { force: true })
}

/** The service that runs on this data now; undefined when none answers. */
export async function readRendezvous(directory: string): Promise<Rendezvous | undefined> {
  try {
    const facts = JSON.parse(readFileSync(fileIn(directory), 'utf8')) as Rendezvous
    const { text } = await askService(facts, { method: 'GET', path: '/health' })
    const { instance } = JSON.parse(text) as { instance?: string }
    return instance === facts.instance ? facts : undefined
  } catch {
    return undefined
  }
}
