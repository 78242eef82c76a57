import { createHmac, timingSafeEqual } from 'node:crypto'

/** Opens the status page with its names; made from the access key, so that whoever has that has this, and not the other way round. */
export function statusKey(accessKey: string): string {
  return createHmac('sha256', Buffer.from(accessKey, 'base64')).update('status page').digest('base64url')
}

export function isStatusKey(given: string | null, accessKey: string): boolean {
  const [a, b] = [Buffer.from(given ?? ''), Buffer.from(statusKey(accessKey))]
  return a.length === b.length && timingSafeEqual(a, b)
}
