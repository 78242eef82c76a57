import type { InvalidParticipant, Metadata, UserId } from '../domain.ts'
import type { ServiceContext } from '../service-context.ts'
import { checkDisplayName, checkMetadata } from './limits.ts'

/** Somebody named in a request. */
export interface Invitation {
  userId: UserId
  displayName: string | undefined
  metadata: Metadata | undefined
  /** Epoch milliseconds; undefined shares everything. */
  shareHistoryAt: number | undefined
}

/** Splits a list into those who can be added, each once, and those who cannot; a bad name never fails the call. */
export function sortInvitations(
  context: ServiceContext,
  invitations: readonly Invitation[],
): { valid: Invitation[]; invalid: InvalidParticipant[] } {
  const valid = new Map<UserId, Invitation>()
  const invalid = new Map<UserId, InvalidParticipant>()
  for (const invitation of invitations) {
    checkDisplayName(invitation.displayName, 'displayName')
    checkMetadata(invitation.metadata)
    const reason = whyNot(context, invitation.userId)
    if (reason === undefined) valid.set(invitation.userId, invitation)
    else invalid.set(invitation.userId, { ...reason, target: invitation.userId })
  }
  return { valid: [...valid.values()], invalid: [...invalid.values()] }
}

function whyNot(context: ServiceContext, userId: UserId): { code: string; message: string } | undefined {
  if (!/^8:(acs|gcch-acs|dod-acs|spool):/.test(userId)) {
    return { code: '400', message: 'Identifier format is not supported.' }
  }
  if (!userId.startsWith(`8:acs:${context.resourceId}_`)) {
    return { code: '403', message: 'Permissions check failed: the user belongs to another resource.' }
  }
  if (context.store.identities.find(userId) === undefined) {
    return { code: '404', message: 'The user does not exist.' }
  }
  return undefined
}
