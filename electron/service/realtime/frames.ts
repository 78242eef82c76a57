/** One socket.io 0.9 text frame: `type:id:endpoint:data`. */
export interface Frame {
  type: string
  id: string
  /** The sender wants an acknowledgement with data. */
  wantsAck: boolean
  data: string
}

const shape = /^(\d):(\d*)(\+?):([^:]*)(?::([\s\S]*))?$/

/** Undefined for anything that is not a frame. */
export function parseFrame(text: string): Frame | undefined {
  const match = shape.exec(text)
  if (match === null) return undefined
  return { type: match[1] ?? '', id: match[2] ?? '', wantsAck: match[3] === '+', data: match[5] ?? '' }
}

export const frameType = { disconnect: '0', heartbeat: '2', message: '3', json: '4', event: '5', ack: '6' } as const

export const connectFrame = '1::'
export const disconnectFrame = '0::'
export const heartbeatFrame = '2::'

export const ackFrame = (frame: Frame): string => (frame.wantsAck ? `6:::${frame.id}+[]` : `6:::${frame.id}`)

const eventFrame = (name: string, argument: object): string => `5:::${JSON.stringify({ name, args: [argument] })}`

/** Tells the client its connection is complete: from here on it accepts pushes. */
export const readyFrame = eventFrame('trouter.connected', { ttl: '86400', dur: '1' })

/** A request pushed to the client; it answers with a frame that carries the same id. */
export const pushFrame = (push: { id: number; url: string; body: string }): string =>
  `3:::${JSON.stringify({ id: push.id, method: 'POST', url: push.url, headers: {}, body: push.body })}`

/** What the client made of a push; undefined when the frame is not such an answer. */
export function parsePushAnswer(data: string): { status: number } | undefined {
  try {
    const answer: unknown = JSON.parse(data)
    if (typeof answer !== 'object' || answer === null || !('status' in answer)) return undefined
    return { status: Number(answer.status) }
  } catch {
    return undefined
  }
}
