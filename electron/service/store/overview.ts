import type { Database } from 'better-sqlite3-multiple-ciphers'

export interface Overview {
  people: { id: string; name: string | null; threads: number; createdAt: number }[]
  threads: { id: string; topic: string; people: number; messages: number; lastMessageAt: number }[]
}

/** As many of each as a person looks through. */
const most = 200

/** Who and what is here, for the developer's status page. */
export function overview(database: Database): () => Overview {
  const people = database.prepare<[number], Overview['people'][number]>(`
    select id, created_at as createdAt,
      (select count(*) from members where user_id = identities.id and visible_until is null) as threads,
      (select display_name from members where user_id = identities.id and display_name is not null
        order by thread_no desc limit 1) as name
    from identities where deleted_at is null order by created_at desc, id limit ?`)
  const threads = database.prepare<[number], Overview['threads'][number]>(`
    select id, topic, last_sequence as messages, last_message_at as lastMessageAt,
      (select count(*) from members where thread_no = threads.no and visible_until is null) as people
    from threads where deleted_at is null order by last_message_at desc, no desc limit ?`)
  return () => ({ people: people.all(most), threads: threads.all(most) })
}
