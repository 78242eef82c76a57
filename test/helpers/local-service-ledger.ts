import { ask, type Answer } from './local-service-raw.ts'

/** What one person has done in a thread of their own, as far as it can be read back. */
export interface Ledger {
  topic: string
  guestIsIn: boolean
  /** In the order they were sent; null once deleted. */
  texts: readonly (string | null)[]
  /** How many messages have been read; 0 before the first receipt. */
  readUpTo: number
}

export type Deed =
  | { does: 'send'; text: string }
  | { does: 'edit'; which: number; text: string }
  | { does: 'delete' | 'read'; which: number }
  | { does: 'rename'; topic: string }
  | { does: 'add' | 'remove' }

export interface Desk {
  token: string
  guest: string
  path: string
  /** Of the messages, in the order they were sent. */
  ids: string[]
  /** Everything that was answered. */
  ledger: Ledger
  /** What was asked and not answered. */
  pending: Deed | undefined
}

type Service = { endpoint: string; connectionString: string }

/** What follows from a deed; undefined where it makes no sense. */
export function after(ledger: Ledger, deed: Deed): Ledger | undefined {
  const texts = [...ledger.texts]
  switch (deed.does) {
    case 'send':
      return { ...ledger, texts: [...texts, deed.text] }
    case 'edit':
    case 'delete':
      if (texts[deed.which] === undefined || texts[deed.which] === null) return undefined
      texts[deed.which] = deed.does === 'edit' ? deed.text : null
      return { ...ledger, texts }
    case 'read':
      return deed.which < texts.length ? { ...ledger, readUpTo: Math.max(ledger.readUpTo, deed.which + 1) } : undefined
    case 'rename':
      return { ...ledger, topic: deed.topic }
    case 'add':
      return { ...ledger, guestIsIn: true }
    case 'remove':
      return { ...ledger, guestIsIn: false }
  }
}

/** Asks for a deed and writes it down once it was answered. Rejects when nobody answers. */
export async function perform(service: Service, desk: Desk, deed: Deed): Promise<void> {
  const next = after(desk.ledger, deed)
  if (next === undefined) return
  desk.pending = deed
  const { status, body } = await request(service, desk, deed)
  if (status >= 300) throw new Error(`${deed.does} was answered ${status}`)
  if (deed.does === 'send') desk.ids.push(body.id)
  desk.ledger = next
  desk.pending = undefined
}

function request(service: Service, { path, token, guest, ids }: Desk, deed: Deed): Promise<Answer> {
  const call = (method: string, where: string, body?: object) =>
    ask(service, { method, path: `${path}${where}`, token, ...(body === undefined ? {} : { body }) })
  const identifier = { rawId: guest }
  switch (deed.does) {
    case 'send':
      return call('POST', '/messages', { content: deed.text })
    case 'edit':
      return call('PATCH', `/messages/${ids[deed.which]}`, { content: deed.text })
    case 'delete':
      return call('DELETE', `/messages/${ids[deed.which]}`)
    case 'read':
      return call('POST', '/readReceipts', { chatMessageId: ids[deed.which] })
    case 'rename':
      return call('PATCH', '', { topic: deed.topic })
    case 'add':
      return call('POST', '/participants/:add', { participants: [{ communicationIdentifier: identifier }] })
    case 'remove':
      return call('POST', '/participants/:remove', identifier)
  }
}

/** What the service has of it. */
export async function readBack(service: Service, { path, token }: Desk): Promise<Ledger & { ids: string[] }> {
  const get = async (where: string) => (await ask(service, { path: `${path}${where}`, token })).body
  const written: { id: string; sequence: number; text: string | null }[] = []
  let next = '/messages?maxPageSize=200'
  while (next !== '') {
    const { value, nextLink } = await get(next)
    for (const { id, type, sequenceId, content, deletedOn } of value) {
      if (type !== 'text') continue
      written.push({ id, sequence: Number(sequenceId), text: deletedOn === undefined ? content.message : null })
    }
    next = nextLink?.slice(nextLink.indexOf('/messages?')) ?? ''
  }
  written.sort((a, b) => a.sequence - b.sequence)
  const ids = written.map(one => one.id)
  const [thread, people, receipts] = [await get(''), await get('/participants'), await get('/readReceipts')]
  return {
    topic: (thread as unknown as { topic: string }).topic,
    guestIsIn: people.value.length === 2,
    texts: written.map(one => one.text),
    readUpTo:
      ids.indexOf((receipts.value[0] as unknown as { chatMessageId?: string } | undefined)?.chatMessageId ?? '') + 1,
    ids,
  }
}
