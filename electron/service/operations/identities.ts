import { randomUUID } from 'node:crypto'
import type { Scope, UserId } from '../domain.ts'
import { refusal } from '../service-error.ts'
import type { ServiceContext } from '../service-context.ts'
import { signToken } from './token.ts'

export interface IssuedToken {
  token: string
  /** Epoch milliseconds, whole seconds. */
  expiresAt: number
}

const tokenLifetime = { minMinutes: 60, maxMinutes: 1440 } as const

export function createIdentity(context: ServiceContext): UserId {
  const id = `8:acs:${context.resourceId}_${randomUUID()}`
  context.store.identities.add({ id, at: context.now() })
  return id
}

interface TokenWish {
  scopes: readonly Scope[]
  /** 60 to 1440, 1440 when left out. */
  expiresInMinutes: number | undefined
}

export function issueToken(context: ServiceContext, input: { userId: UserId } & TokenWish): IssuedToken {
  const minutes = checkedLifetime(input)
  const { issued, isFirst } = issue(context, { ...input, minutes })
  if (isFirst) context.announce({ type: 'first-chat-token', userId: input.userId })
  return issued
}

/** An identity and its first token, or neither. */
export function createIdentityAndToken(
  context: ServiceContext,
  input: TokenWish,
): { userId: UserId; issued: IssuedToken } {
  const minutes = checkedLifetime(input)
  const { userId, issued, isFirst } = context.store.transaction(() => {
    const userId = createIdentity(context)
    return { userId, ...issue(context, { userId, scopes: input.scopes, minutes }) }
  })
  if (isFirst) context.announce({ type: 'first-chat-token', userId })
  return { userId, issued }
}

/** Also tells whether it is the first with which its holder can chat. */
function issue(
  context: ServiceContext,
  input: { userId: UserId; scopes: readonly Scope[]; minutes: number },
): { issued: IssuedToken; isFirst: boolean } {
  const holder = context.store.identities.find(input.userId)
  if (holder === undefined) throw refusal.identityNotFound()
  const now = context.now()
  const expiresAt = Math.floor(now / 1000) * 1000 + input.minutes * 60_000
  const token = signToken(context, { holder, scopes: input.scopes, expiresAt })
  const isFirst = !holder.hadChatToken && input.scopes.some(scope => scope.startsWith('chat'))
  if (isFirst) context.store.identities.markFirstChatToken(holder.id, now)
  return { issued: { token, expiresAt }, isFirst }
}

function checkedLifetime(input: TokenWish): number {
  const minutes = input.expiresInMinutes ?? tokenLifetime.maxMinutes
  if (!Number.isInteger(minutes) || minutes < tokenLifetime.minMinutes || minutes > tokenLifetime.maxMinutes) {
    throw refusal.badRequest('expiresInMinutes must be between 60 and 1440.', 'expiresInMinutes')
  }
  if (input.scopes.length === 0) throw refusal.badRequest('At least one scope is required.', 'scopes')
  return minutes
}

/** Makes every token issued so far void at once. */
export function revokeTokens(context: ServiceContext, input: { userId: UserId }): void {
  if (context.store.identities.find(input.userId) === undefined) throw refusal.identityNotFound()
  context.store.identities.revokeTokens(input.userId)
  context.announce({ type: 'tokens-revoked', userId: input.userId })
}

/** What the person said stays in the threads; nobody can speak for them again. */
export function deleteIdentity(context: ServiceContext, input: { userId: UserId }): void {
  if (context.store.identities.find(input.userId) === undefined) throw refusal.identityNotFound()
  context.store.identities.delete(input.userId, context.now())
  context.announce({ type: 'tokens-revoked', userId: input.userId })
}
