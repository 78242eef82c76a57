import { z } from 'zod'
import { scopes, type UserId } from '../domain.ts'
import type { Invitation } from '../operations/invite.ts'
import { refusal } from '../service-error.ts'

const typedMembers = ['communicationUser', 'phoneNumber', 'microsoftTeamsUser', 'microsoftTeamsApp'] as const
const Text = z.string()
const Metadata = z.record(z.string(), Text)
const MetadataChange = z.record(z.string(), Text.nullable())

export const Identifier = z.looseObject({ rawId: Text.nullish(), communicationUser: z.object({ id: Text }).nullish() })

const Participant = z.object({
  communicationIdentifier: Identifier,
  displayName: Text.nullish(),
  shareHistoryTime: Text.nullish(),
  metadata: Metadata.nullish(),
})

const RetentionPolicy = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('threadCreationDate'), deleteThreadAfterDays: z.number() }),
])

export const CreateThread = z.object({
  topic: Text,
  participants: z.array(Participant).nullish(),
  metadata: Metadata.nullish(),
  retentionPolicy: RetentionPolicy.nullish(),
})

export const UpdateThread = z.object({
  topic: Text.nullish(),
  metadata: MetadataChange.nullish(),
  retentionPolicy: RetentionPolicy.nullish(),
})

export const SendMessage = z.object({
  content: Text,
  senderDisplayName: Text.nullish(),
  type: z.enum(['text', 'html']).nullish(),
  metadata: Metadata.nullish(),
})

export const UpdateMessage = z.object({ content: Text.nullish(), metadata: MetadataChange.nullish() })
export const AddParticipants = z.object({ participants: z.array(Participant) })
export const SendReadReceipt = z.object({ chatMessageId: Text })
export const SendTyping = z.object({ senderDisplayName: Text.nullish() })

const Scopes = z.array(z.enum(scopes))
export const CreateIdentity = z.object({
  createTokenWithScopes: Scopes.nullish(),
  expiresInMinutes: z.number().nullish(),
})
export const IssueToken = z.object({ scopes: Scopes, expiresInMinutes: z.number().nullish() })

export const Registration = z.object({
  registrationId: Text.min(1).max(200),
  transports: z.object({ TROUTER: z.array(z.object({ path: Text, ttl: z.number() })).min(1) }),
})

/** The raw id of whoever an identifier means. */
export function userIdOf(identifier: z.infer<typeof Identifier>): UserId {
  const typed = typedMembers.filter(name => identifier[name] !== undefined && identifier[name] !== null)
  const id = identifier.communicationUser?.id ?? identifier.rawId
  if (typed.length > 1 || id === undefined || id === null || id === '') {
    throw refusal.badRequest('The identifier is not valid.', 'communicationIdentifier')
  }
  return id
}

export function invitationsOf(participants: z.infer<typeof AddParticipants>['participants']): Invitation[] {
  return participants.map(participant => ({
    userId: userIdOf(participant.communicationIdentifier),
    displayName: participant.displayName ?? undefined,
    metadata: participant.metadata ?? undefined,
    shareHistoryAt: shareHistoryAt(participant.shareHistoryTime ?? undefined),
  }))
}

export const retentionDaysOf = (policy: z.infer<typeof RetentionPolicy> | null | undefined): number | undefined =>
  policy?.kind === 'threadCreationDate' ? policy.deleteThreadAfterDays : undefined

function shareHistoryAt(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const at = Date.parse(text)
  if (Number.isNaN(at)) throw refusal.badRequest('shareHistoryTime must be a date and time.', 'shareHistoryTime')
  return Math.max(at, 0)
}
