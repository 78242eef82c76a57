/** Append only: a published migration is never edited. Its place in the list, from 1, is the version it leads to. */
export const migrations: readonly string[] = [
  `
  create table settings (
    name text primary key,
    value text not null
  ) strict, without rowid;

  create table identities (
    id text primary key,
    created_at integer not null,
    token_generation integer not null default 0,
    first_chat_token_at integer,
    deleted_at integer
  ) strict, without rowid;

  create table threads (
    no integer primary key,
    id text not null unique,
    topic text not null,
    metadata text,
    retention_days integer,
    created_at integer not null,
    created_by text not null,
    last_sequence integer not null default 0,
    last_version integer not null default 0,
    last_message_at integer not null,
    last_position integer not null default 0,
    deleted_at integer
  ) strict;
  create index threads_with_retention on threads (created_at, retention_days)
    where retention_days is not null and deleted_at is null;

  create table creations (
    user_id text not null,
    token text not null,
    thread_no integer not null references threads (no),
    primary key (user_id, token)
  ) strict, without rowid;

  create table members (
    thread_no integer not null references threads (no),
    user_id text not null,
    position integer not null,
    display_name text,
    metadata text,
    share_history_at integer not null,
    visible_from integer not null,
    visible_until integer,
    topic_at_removal text,
    primary key (thread_no, user_id)
  ) strict, without rowid;
  create index members_by_user on members (user_id, thread_no);
  create index members_by_position on members (thread_no, position);

  create table messages (
    thread_no integer not null references threads (no),
    id integer not null,
    sequence integer not null,
    version integer not null,
    created_at integer not null,
    kind text not null,
    sender text,
    sender_display_name text,
    content text not null,
    metadata text,
    edited_at integer,
    deleted_at integer,
    primary key (thread_no, id)
  ) strict, without rowid;
  create unique index messages_by_version on messages (thread_no, version);

  create table receipts (
    thread_no integer not null references threads (no),
    user_id text not null,
    message_id integer not null,
    read_at integer not null,
    primary key (thread_no, user_id)
  ) strict, without rowid;
  `,
]
