const garbage = ['', '{', 'null', '[]', '"text"', '{}', '{"eventId":200}', '\u0000', '{"eventId":"__proto__"}']
const wrongTypes = [null, 7, true, {}, []]
const fields = ['senderId', 'groupId', 'messageId', 'messageType', 'messageBody', 'version', 'originalArrivalTime']

const pick = <T>(from: readonly T[]): T => from[Math.floor(Math.random() * from.length)]!

/** Something nobody should send, made from the body of a proper push. */
export function malformed(body: string): string {
  const event = JSON.parse(body) as Record<string, unknown>
  const field = pick(fields)
  return pick([
    pick(garbage),
    body.slice(0, Math.floor(Math.random() * body.length)),
    JSON.stringify(Object.fromEntries(Object.entries(event).filter(([name]) => name !== field))),
    JSON.stringify({ ...event, [field]: pick(wrongTypes) }),
    JSON.stringify({ ...event, eventId: 9999 }),
  ])
}
