import { randomUUID } from 'node:crypto'
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import type { Server } from 'node:net'
import { fail, ok } from '../../contract/result.ts'
import type { Result } from '../../contract/result.ts'

interface Holder {
  id: string
  pid: number
  /** Where the holder answers as long as it lives; a process id alone may since be somebody else's. */
  port: number
}

export interface InstanceLock {
  /** Tells whoever comes second where to look. */
  announce(address: string): void
  release(): Promise<void>
}

/** One holder per file. A lock whose holder is gone is taken over; `heldBy` is who is there. */
export async function takeLock(
  file: string,
): Promise<Result<InstanceLock, { heldBy: { pid: number; address: string | null } }>> {
  const id = randomUUID()
  let address: string | null = null
  const server = await answer(() => JSON.stringify({ id, address }))
  const mine: Holder = { id, pid: process.pid, port: portOf(server) }

  while (!tryCreate(file, mine)) {
    const other = readHolder(file)
    const alive = other && (await visit(other))
    if (other && alive) {
      await closed(server)
      return fail({ heldBy: { pid: other.pid, address: alive.address } })
    }
    moveAway(file, other?.id ?? null)
  }

  return ok({
    announce: where => void (address = where),
    async release() {
      if (readHolder(file)?.id === id) rmSync(file, { force: true })
      await closed(server)
    },
  })
}

/** Created with its content or not at all, so that nobody ever reads half a lock. */
function tryCreate(file: string, holder: Holder): boolean {
  const draft = `${file}.${holder.id}`
  writeFileSync(draft, JSON.stringify(holder), { mode: 0o600 })
  try {
    linkSync(draft, file)
    return true
  } catch (cause) {
    if (isCode(cause, 'EEXIST')) return false
    // A file system without hard links.
    return tryWrite(file, holder)
  } finally {
    rmSync(draft, { force: true })
  }
}

function tryWrite(file: string, holder: Holder): boolean {
  try {
    writeFileSync(file, JSON.stringify(holder), { mode: 0o600, flag: 'wx' })
    return true
  } catch (cause) {
    if (isCode(cause, 'EEXIST')) return false
    throw cause
  }
}

/** Between reading a stale lock and moving it somebody else may have taken it over: then theirs goes back. */
function moveAway(file: string, stale: string | null): void {
  const aside = `${file}.stale-${randomUUID()}`
  try {
    renameSync(file, aside)
  } catch (cause) {
    if (isCode(cause, 'ENOENT')) return
    throw cause
  }
  const moved = readHolder(aside)
  if (moved && moved.id !== stale) tryCreate(file, moved)
  rmSync(aside, { force: true })
}

function readHolder(file: string): Holder | null {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'))
    if (typeof value !== 'object' || value === null || !('id' in value) || !('pid' in value) || !('port' in value))
      return null
    const { id, pid, port } = value
    return typeof id === 'string' && typeof pid === 'number' && typeof port === 'number' ? { id, pid, port } : null
  } catch {
    return null
  }
}

function visit(holder: Holder): Promise<{ address: string | null } | null> {
  return new Promise(resolve => {
    let text = ''
    const socket = connect({ host: '127.0.0.1', port: holder.port })
    socket.setEncoding('utf8').setTimeout(2000, () => socket.destroy())
    socket.on('data', chunk => void (text += chunk.toString()))
    socket.on('error', () => resolve(null))
    socket.on('close', () => resolve(readAnswer(text, holder.id)))
  })
}

function readAnswer(text: string, id: string): { address: string | null } | null {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null || !('id' in value) || value.id !== id) return null
    return { address: 'address' in value && typeof value.address === 'string' ? value.address : null }
  } catch {
    return null
  }
}

function answer(say: () => string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer(socket => {
      socket.on('error', () => socket.destroy())
      socket.end(say())
    })
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      // The lock alone is no reason to go on living.
      server.unref()
      resolve(server)
    })
  })
}

function portOf(server: Server): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the lock is not listening')
  return address.port
}

const closed = (server: Server): Promise<void> => new Promise(resolve => server.close(() => resolve()))

const isCode = (cause: unknown, code: string): boolean =>
  cause instanceof Error && 'code' in cause && cause.code === code
