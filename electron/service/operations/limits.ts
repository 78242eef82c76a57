import type { Metadata } from '../domain.ts'
import { refusal } from '../service-error.ts'

/** Always on. Sizes are bytes of UTF-8. */
export const limits = {
  participantsPerThread: 250,
  participantsPerCall: 200,
  pageSize: 200,
  messageBytes: 28 * 1024,
  textBytes: 1024,
  metadataBytes: 1024,
  retentionDays: { min: 30, max: 90 },
  /** Above this many participants there are no receipts and no typing. */
  participantsForPresence: 20,
} as const

const bytes = (text: string): number => Buffer.byteLength(text)

export function checkTopic(topic: string): void {
  if (topic.length === 0) throw refusal.badRequest('The topic is required.', 'topic')
  if (bytes(topic) > limits.textBytes) throw refusal.badRequest('The topic is longer than 1 KB.', 'topic')
}

export function checkDisplayName(name: string | undefined, target: string): void {
  if (name !== undefined && bytes(name) > limits.textBytes) {
    throw refusal.badRequest('The display name is longer than 1 KB.', target)
  }
}

export function checkContent(content: string): void {
  if (content.length === 0) throw refusal.badRequest('The content is required.', 'content')
  if (bytes(content) > limits.messageBytes) throw refusal.tooLarge('The message is larger than 28 KB.', 'content')
}

export function checkMetadata(metadata: Metadata | undefined, max: number = limits.metadataBytes): void {
  if (metadata === undefined) return
  const size = Object.entries(metadata).reduce((sum, [key, value]) => sum + bytes(key) + bytes(value), 0)
  if (size > max) throw refusal.badRequest(`The metadata is larger than ${max / 1024} KB.`, 'metadata')
}

export function checkRetention(days: number | undefined): void {
  const { min, max } = limits.retentionDays
  if (days !== undefined && (!Number.isInteger(days) || days < min || days > max)) {
    throw refusal.badRequest(`deleteThreadAfterDays must be between ${min} and ${max}.`, 'retentionPolicy')
  }
}
