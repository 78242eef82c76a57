import type { Account } from '../../electron/contract/domain.ts'

/** Who holds the key of a resource: its developer, and everybody in the workspace of this computer. */
export const canMakeUsers = ({ kind }: Account): boolean => kind === 'connection-string' || kind === 'local'
