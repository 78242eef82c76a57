import type { NamedParticipant } from '../domain.ts'

/** What a system message records of somebody. */
export const nameOnly = (member: NamedParticipant): NamedParticipant => ({
  userId: member.userId,
  displayName: member.displayName,
  shareHistoryAt: member.shareHistoryAt,
})
