import type { Database } from 'better-sqlite3-multiple-ciphers'
import type { UserId } from '../domain.ts'

export interface Identity {
  id: UserId
  /** Raised by every revocation; tokens of an earlier generation are void. */
  tokenGeneration: number
  hadChatToken: boolean
}

interface Row {
  id: string
  token_generation: number
  first_chat_token_at: number | null
}

export type Identities = ReturnType<typeof identities>

export function identities(database: Database) {
  const insert = database.prepare('insert into identities (id, created_at) values (?, ?)')
  const select = database.prepare<[string], Row>(
    'select id, token_generation, first_chat_token_at from identities where id = ? and deleted_at is null',
  )
  const raise = database.prepare('update identities set token_generation = token_generation + 1 where id = ?')
  const mark = database.prepare('update identities set first_chat_token_at = ? where id = ?')
  const remove = database.prepare('update identities set deleted_at = ? where id = ? and deleted_at is null')
  return {
    add(identity: { id: UserId; at: number }): void {
      insert.run(identity.id, identity.at)
    },
    /** Undefined for the unknown and the deleted. */
    find(id: UserId): Identity | undefined {
      const row = select.get(id)
      return (
        row && { id: row.id, tokenGeneration: row.token_generation, hadChatToken: row.first_chat_token_at !== null }
      )
    },
    revokeTokens(id: UserId): void {
      raise.run(id)
    },
    markFirstChatToken(id: UserId, at: number): void {
      mark.run(at, id)
    },
    delete(id: UserId, at: number): void {
      remove.run(at, id)
    },
  }
}
