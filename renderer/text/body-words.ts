import type { Body, Message, Person, UserId } from '../../electron/contract/domain.ts'
import { listed, personName } from './names.ts'
import { ownBody } from './quotes.ts'
import { htmlText } from './safe-html.ts'
import type { Words } from './words.ts'

export interface Known {
  me: UserId
  people: readonly Person[]
}

/** Of many people so many are named. */
const NAMED = 6

/** What a message says, as one line of words; `all` names everybody. */
export function bodyWords(words: Words, tag: string, body: Body, known: Known, all = false): string {
  switch (body.kind) {
    case 'text':
      return body.text
    case 'html':
      return htmlText(body.html)
    case 'deleted':
      return words('message.deleted')
    case 'participants-added':
    case 'participants-removed':
      return membershipWords(words, tag, body, known, all)
    case 'topic-changed': {
      const { topic } = body
      return body.by
        ? words('message.topic', { by: who(words, body.by, known), topic })
        : words('message.topicByNobody', { topic })
    }
    case 'unsupported':
      return words('message.unsupported', { type: body.type })
    default:
      return body satisfies never
  }
}

/** As shown in a list: with who said it, where that is not clear. */
export function previewWords(words: Words, tag: string, message: Message, known: Known, alone: boolean): string {
  const text = bodyWords(words, tag, ownBody(message), known)
  if (message.body.kind !== 'text' && message.body.kind !== 'html') return text
  if (message.mine) return words('threads.you', { text })
  return alone || !message.sender ? text : words('threads.by', { name: personName(words, message.sender), text })
}

type Membership = Extract<Body, { kind: 'participants-added' | 'participants-removed' }>

/** Who makes a conversation is in the list of those added to it. */
function concerned({ people, by }: Membership): Person[] {
  const others = people.filter(person => person.id !== by)
  return others.length > 0 ? others : people
}

/** One name more takes no more room than saying that there is one. */
const isMany = (people: readonly Person[]): boolean => people.length > NAMED + 1

export const isCut = (body: Body): boolean =>
  (body.kind === 'participants-added' || body.kind === 'participants-removed') && isMany(concerned(body))

function membershipWords(words: Words, tag: string, body: Membership, known: Known, all: boolean): string {
  const meant = concerned(body)
  const cut = !all && isMany(meant)
  // Whom it concerns most is never among the others.
  const inOrder = cut ? meant.toSorted((a, b) => Number(b.id === known.me) - Number(a.id === known.me)) : meant
  const names = (cut ? inOrder.slice(0, NAMED) : inOrder).map(person =>
    person.id === known.me ? words('message.youInside') : personName(words, named(person, known)),
  )
  if (cut) names.push(words('message.others', { count: meant.length - NAMED }))
  const people = listed(tag, names)
  const added = body.kind === 'participants-added'
  const alone = body.people.length === 1 && body.people[0]?.id === body.by
  if (alone) {
    const self = body.by === known.me ? words('message.you') : people
    return words(added ? 'message.joinedSelf' : 'message.leftSelf', { people: self })
  }
  if (!body.by) return words(added ? 'message.addedByNobody' : 'message.removedByNobody', { people })
  return words(added ? 'message.added' : 'message.removed', { by: who(words, body.by, known), people })
}

const who = (words: Words, id: UserId, known: Known): string =>
  id === known.me ? words('message.you') : personName(words, named({ id, name: null }, known))

const named = (person: Person, known: Known): Person =>
  person.name ? person : (known.people.find(({ id }) => id === person.id) ?? person)
