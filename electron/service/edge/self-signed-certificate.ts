import { X509Certificate, createPrivateKey, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto'

export interface Certificate {
  /** PEM. */
  cert: string
  /** PEM; secret. */
  key: string
}

const dayMs = 86_400_000
/** No longer than the strictest client accepts. */
const validDays = 820

/** For localhost, 127.0.0.1 and ::1, valid from yesterday for a good two years. */
export function makeCertificate(now: number): Certificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const name = sequence(set(sequence(oid('2.5.4.3'), utf8('Parlance local chat service'))))
  const body = sequence(
    explicit(0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([1]), randomBytes(15)])),
    sequence(oid(ecdsaWithSha256)),
    name,
    sequence(utcTime(now - dayMs), utcTime(now + validDays * dayMs)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    explicit(3, sequence(serverNames(), serverUse())),
  )
  const cert = sequence(body, sequence(oid(ecdsaWithSha256)), bitString(sign('sha256', body, privateKey)))
  return { cert: pem('CERTIFICATE', cert), key: exportKey(privateKey) }
}

/** Whether a kept certificate still serves: it belongs to its key and has a month left. */
export function isUsable(kept: Certificate, now: number): boolean {
  try {
    const certificate = new X509Certificate(kept.cert)
    const until = Date.parse(certificate.validTo)
    return certificate.checkPrivateKey(createPrivateKey(kept.key)) && until > now + 30 * dayMs
  } catch {
    return false
  }
}

/** SHA-256, as browsers show it. */
export const fingerprint = (certificate: Certificate): string => new X509Certificate(certificate.cert).fingerprint256

const ecdsaWithSha256 = '1.2.840.10045.4.3.2'

function serverNames(): Buffer {
  const dns = der(0x82, Buffer.from('localhost'))
  const ip = (bytes: number[]) => der(0x87, Buffer.from(bytes))
  const names = sequence(dns, ip([127, 0, 0, 1]), ip([...Array<number>(15).fill(0), 1]))
  return sequence(oid('2.5.29.17'), octetString(names))
}

const serverUse = (): Buffer => sequence(oid('2.5.29.37'), octetString(sequence(oid('1.3.6.1.5.5.7.3.1'))))

function der(tag: number, ...content: Buffer[]): Buffer {
  const body = Buffer.concat(content)
  const size = body.length
  const length = size < 128 ? [size] : size < 256 ? [0x81, size] : [0x82, size >> 8, size & 0xff]
  return Buffer.concat([Buffer.from([tag, ...length]), body])
}

const sequence = (...content: Buffer[]): Buffer => der(0x30, ...content)
const set = (...content: Buffer[]): Buffer => der(0x31, ...content)
const explicit = (tag: number, content: Buffer): Buffer => der(0xa0 + tag, content)
const integer = (bytes: Buffer): Buffer => der(0x02, bytes)
const utf8 = (text: string): Buffer => der(0x0c, Buffer.from(text))
const octetString = (content: Buffer): Buffer => der(0x04, content)
const bitString = (content: Buffer): Buffer => der(0x03, Buffer.from([0]), content)
const utcTime = (at: number): Buffer =>
  der(0x17, Buffer.from(`${new Date(at).toISOString().slice(2, 19).replace(/[-:T]/g, '')}Z`))

function oid(text: string): Buffer {
  const [first = 0, second = 0, ...rest] = text.split('.').map(Number)
  const bytes = rest.flatMap(part => {
    const digits = [part & 0x7f]
    for (let left = part >> 7; left > 0; left >>= 7) digits.unshift((left & 0x7f) | 0x80)
    return digits
  })
  return der(0x06, Buffer.from([first * 40 + second, ...bytes]))
}

const exportKey = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'pem' }).toString()

const pem = (label: string, content: Buffer): string => {
  const lines = content.toString('base64').match(/.{1,64}/g) ?? []
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n')
}
