import { randomBytes, randomUUID } from 'node:crypto'
import { isUsable, makeCertificate, type Certificate } from './edge/self-signed-certificate.ts'
import type { Settings } from './store/settings.ts'

const randomKey = (): string => randomBytes(32).toString('base64')

/** What makes this installation itself; made once and kept with the data. `chosenKey` goes before the kept access key. */
export function installationOf(settings: Settings, chosenKey: string | undefined) {
  return {
    resourceId: settings.getOrMake('resource-id', randomUUID),
    signingKey: Buffer.from(settings.getOrMake('signing-key', randomKey), 'base64'),
    /** Base64. */
    accessKey: chosenKey ?? settings.getOrMake('access-key', randomKey),
  }
}

/** The kept certificate, or a new one when there is none or it is about to expire. */
export function certificateOf(settings: Settings, now: number): Certificate {
  const kept = { cert: settings.get('certificate') ?? '', key: settings.get('certificate-key') ?? '' }
  if (isUsable(kept, now)) return kept
  const made = makeCertificate(now)
  settings.set('certificate-key', made.key)
  settings.set('certificate', made.cert)
  return made
}
