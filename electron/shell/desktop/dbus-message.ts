// The little of D-Bus's wire format that a question and its answer take: strings, numbers, truth, and one of them in a
// variant. https://dbus.freedesktop.org/doc/dbus-specification.html#message-protocol

export type Value = string | number | boolean
/** `v` is a variant with a truth in it. */
export type Argument = [type: 's' | 'u' | 'b' | 'v', value: Value]

const kinds = { call: 1, answer: 2, error: 3, signal: 4 } as const
const fields = { path: 1, interface: 2, member: 3, error: 4, replyTo: 5, destination: 6, sender: 7 } as const
const SIGNATURE = 8
const fieldTypes: Record<keyof typeof fields, string> = {
  ...{ path: 'o', interface: 's', member: 's', error: 's', replyTo: 'u', destination: 's', sender: 's' },
}

export type Fields = { [F in keyof typeof fields]?: F extends 'replyTo' ? number : string }
export type Message = Fields & { kind: keyof typeof kinds; serial: number; body: Value[] }

/** More than anything we ask for could be. */
const longest = 1_000_000

export function encode(message: Omit<Message, 'body'> & { args: Argument[] }): Buffer {
  const body = new Writer()
  for (const [type, value] of message.args) body.value(type, value)
  const header = new Writer()
  for (const [name, code] of Object.entries(fields) as [keyof typeof fields, number][]) {
    const value = message[name]
    if (value === undefined) continue
    header.align(8)
    header.byte(code)
    header.signature(fieldTypes[name])
    header.value(fieldTypes[name], value)
  }
  if (message.args.length > 0) {
    header.align(8)
    header.byte(SIGNATURE)
    header.signature('g')
    header.signature(message.args.map(([type]) => type).join(''))
  }
  const start = new Writer()
  for (const byte of [0x6c, kinds[message.kind], 0, 1]) start.byte(byte)
  for (const number of [body.length, message.serial, header.length]) start.value('u', number)
  header.align(8)
  return Buffer.from([...start.bytes, ...header.bytes, ...body.bytes])
}

/** The first message of what came, and how long it is; null where it is not all there. Throws on what is none. */
export function decode(bytes: Buffer): { message: Message; length: number } | null {
  if (bytes.length < 16) return null
  const little = bytes[0] === 0x6c
  const read = new Reader(bytes, little)
  const [bodyLength, serial, headerLength] = [4, 8, 12].map(at => read.numberAt(at)) as [number, number, number]
  const bodyAt = 16 + Math.ceil(headerLength / 8) * 8
  const length = bodyAt + bodyLength
  if (length > longest) throw new Error('a message of the bus is too long')
  if (bytes.length < length) return null
  const kind = (Object.keys(kinds) as (keyof typeof kinds)[]).find(name => kinds[name] === bytes[1])
  if (!kind) throw new Error('a message of the bus is of no kind')
  const message: Message = { kind, serial, body: [] }
  let signature = ''
  read.at = 16
  while (read.at < 16 + headerLength) {
    read.align(8)
    const code = read.byte()
    const value = read.value(read.signature())
    const name = (Object.keys(fields) as (keyof typeof fields)[]).find(name => fields[name] === code)
    if (code === SIGNATURE) signature = String(value)
    else if (name) Object.assign(message, { [name]: value })
  }
  read.at = bodyAt
  // What we asked for is simple; other signals may not be.
  if (/^[sogubv]*$/.test(signature)) message.body = Array.from(signature, type => read.value(type))
  return { message, length }
}

class Writer {
  readonly bytes: number[] = []

  get length(): number {
    return this.bytes.length
  }

  align(to: number): void {
    while (this.bytes.length % to !== 0) this.bytes.push(0)
  }

  byte(value: number): void {
    this.bytes.push(value)
  }

  signature(text: string): void {
    this.bytes.push(text.length, ...Buffer.from(text, 'latin1'), 0)
  }

  value(type: string, value: Value): void {
    if (type === 'v') {
      this.signature('b')
      return this.value('b', value)
    }
    this.align(4)
    const text = typeof value === 'string' ? Buffer.from(value) : null
    const number = Buffer.alloc(4)
    number.writeUInt32LE(text ? text.length : Number(value))
    this.bytes.push(...number)
    if (text) this.bytes.push(...text, 0)
  }
}

class Reader {
  at = 0
  readonly #bytes: Buffer
  readonly #little: boolean

  constructor(bytes: Buffer, little: boolean) {
    this.#bytes = bytes
    this.#little = little
  }

  numberAt(at: number): number {
    return this.#little ? this.#bytes.readUInt32LE(at) : this.#bytes.readUInt32BE(at)
  }

  align(to: number): void {
    this.at = Math.ceil(this.at / to) * to
  }

  byte(): number {
    return this.#bytes.readUInt8(this.at++)
  }

  signature(): string {
    return this.#text(this.byte())
  }

  value(type: string): Value {
    if (type === 'g') return this.signature()
    if (type === 'v') return this.value(this.signature())
    this.align(4)
    const number = this.numberAt(this.at)
    this.at += 4
    if (type === 's' || type === 'o') return this.#text(number)
    if (type === 'b') return number !== 0
    if (type === 'u') return number
    throw new Error(`a value of the bus is of type ${type}`)
  }

  /** A zero ends it. */
  #text(length: number): string {
    const text = this.#bytes.toString('utf8', this.at, this.at + length)
    this.at += length + 1
    return text
  }
}
