import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { get } from 'node:http'

/** How the instances of one data directory find the service one of them runs. Stays when it ends: the port is worth keeping. */
export interface Rendezvous {
  /** Of the instance that runs it. */
  pid: number
  endpoint: string
  connectionString: string
}

export function readRendezvous(file: string): Rendezvous | null {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'))
    if (typeof value !== 'object' || value === null) return null
    if (!('pid' in value) || !('endpoint' in value) || !('connectionString' in value)) return null
    const { pid, endpoint, connectionString } = value
    return typeof pid === 'number' && typeof endpoint === 'string' && typeof connectionString === 'string'
      ? { pid, endpoint, connectionString }
      : null
  } catch {
    return null
  }
}

/** Holds the access key, so it is for this user alone; whole or not there at all. */
export function writeRendezvous(file: string, meeting: Rendezvous): void {
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, JSON.stringify(meeting), { mode: 0o600 })
  renameSync(draft, file)
}

export const portOf = (meeting: Rendezvous): number => Number(new URL(meeting.endpoint).port)

/** Its starter lives and it answers; any answer will do. */
export async function isAlive(meeting: Rendezvous): Promise<boolean> {
  if (meeting.pid !== process.pid && !processLives(meeting.pid)) return false
  return new Promise(resolve => {
    const request = get(meeting.endpoint, { timeout: 2000, agent: false }, response => {
      response.resume()
      resolve(true)
    })
    request.on('timeout', () => request.destroy())
    request.on('error', () => resolve(false))
  })
}

function processLives(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (cause) {
    return cause instanceof Error && 'code' in cause && cause.code === 'EPERM'
  }
}
