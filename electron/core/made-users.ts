import type { HandedToken } from '../contract/care.ts'
import type { AccountId, MadeUser, UserId } from '../contract/domain.ts'
import { done, fail, ok, type Result } from '../contract/result.ts'
import type { Credentials } from './credentials.ts'
import type { AccessToken, Identities } from './service-ports.ts'
import type { Session } from './session.ts'
import { signInLink } from './sign-in-link.ts'
import type { AccountRecord, Clock, LocalWorkspace } from './system-ports.ts'

export interface MadeUsersParts {
  credentials: Credentials
  workspace: LocalWorkspace
  clock: Clock
  record: (accountId: AccountId) => AccountRecord | null
}

/** Users of a resource made for others by who holds its key. Their tokens are handed over and kept nowhere. */
export class MadeUsers {
  readonly #parts: MadeUsersParts

  constructor(parts: MadeUsersParts) {
    this.#parts = parts
  }

  list({ world }: Session): MadeUser[] {
    return world.journal.madeUsers()
  }

  async create(session: Session, { name, hours }: { name: string; hours: number }): Promise<Result<HandedToken>> {
    const identities = await this.#identities(session)
    if (!identities.ok) return identities
    const made = await identities.value.createUser(hours)
    if (!made.ok) return made
    const { user, token } = made.value
    const { clock, workspace } = this.#parts
    this.#write(session, [...this.list(session), { id: user, name, madeAt: clock.now() }])
    if (session.account.kind === 'local') workspace.announce({ id: user, name })
    return this.#hand(session, user, name, token)
  }

  async token(session: Session, { userId, hours }: { userId: UserId; hours: number }): Promise<Result<HandedToken>> {
    const identities = await this.#of(session, userId)
    if (!identities.ok) return identities
    const issued = await identities.value.issueToken(userId, hours)
    if (!issued.ok) return issued
    const name = this.list(session).find(({ id }) => id === userId)?.name ?? ''
    return this.#hand(session, userId, name, issued.value)
  }

  async revoke(session: Session, userId: UserId): Promise<Result<null>> {
    const identities = await this.#of(session, userId)
    return identities.ok ? identities.value.revokeTokens(userId) : identities
  }

  async delete(session: Session, userId: UserId): Promise<Result<null>> {
    const identities = await this.#of(session, userId)
    if (!identities.ok) return identities
    const deleted = await identities.value.deleteUser(userId)
    if (!deleted.ok) return deleted
    const left = this.list(session).filter(({ id }) => id !== userId)
    this.#write(session, left)
    return done
  }

  /** Only for those made here: an id from elsewhere may be anybody of the resource, oneself included. */
  async #of(session: Session, userId: UserId): Promise<Result<Identities>> {
    const known = this.list(session).some(({ id }) => id === userId)
    return known ? this.#identities(session) : fail({ kind: 'not-found' })
  }

  async #identities({ account }: Session): Promise<Result<Identities>> {
    const record = this.#parts.record(account.id)
    if (!record || account.kind === 'token' || account.kind === 'token-service')
      return fail({ kind: 'no-resource-key' })
    const allowed = await this.#parts.credentials.allowed(record)
    if (!allowed.ok) return allowed
    const identities = await this.#parts.credentials.identities(record)
    return identities ? ok(identities) : fail({ kind: 'offline' })
  }

  async #hand(
    session: Session,
    id: UserId,
    name: string,
    { token, expiresAt }: AccessToken,
  ): Promise<Result<HandedToken>> {
    const endpoint = await session.endpoint()
    if (!endpoint.ok) return endpoint
    const link = signInLink({ endpoint: endpoint.value, token, name })
    return ok({ id, endpoint: endpoint.value, token, expiresAt, link, elsewhere: !isHere(endpoint.value) })
  }

  #write({ world, account }: Session, users: MadeUser[]): void {
    world.journal.setMadeUsers(users)
    world.publish('identity.changed', { accountId: account.id, users })
  }
}

/** An address that every computer has for itself. */
const isHere = (endpoint: string): boolean =>
  /^https?:\/\/(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?::|$)/.test(endpoint)
