import type { Account, Thread } from '../../electron/contract/domain.ts'

/** The conversation with whom a newcomer of the workspace on this computer can try everything alone. */
export const isEcho = ({ kind }: Account, thread: Thread): boolean =>
  kind === 'local' && thread.topic === 'Echo' && thread.participantCount === 2
