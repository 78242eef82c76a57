import type { IncomingMessage } from 'node:http'
import { refusal } from '../service-error.ts'

/** Enough for 200 participants with a full kilobyte each of name and metadata. */
const maxBodyBytes = 1024 * 1024
/** A client that keeps sending past the limit is read on so far that it can hear the answer. */
const maxDiscardedBytes = 16 * maxBodyBytes

/** Throws TooLarge for an oversized body and an ordinary error when the client goes away. */
export function readRequest(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= maxBodyBytes) chunks.push(chunk)
      else chunks.length = 0
      if (size > maxDiscardedBytes) request.destroy()
    })
    request.on('end', () => {
      if (size > maxBodyBytes) reject(refusal.tooLarge('The request body is larger than 1 MB.'))
      else resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks))
    })
    request.on('error', reject)
    // An error is dear to make, and every request closes.
    request.on('close', () => {
      if (!request.readableEnded) reject(new Error('the client went away'))
    })
  })
}
