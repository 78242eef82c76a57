import type { z } from 'zod'
import type { VerifiedCaller } from '../domain.ts'
import { refusal } from '../service-error.ts'
import type { ServiceContext } from '../service-context.ts'

/** One request, read and authenticated. */
export interface Call {
  /** Decoded path segments by the names the route gives them. */
  params: Readonly<Record<string, string>>
  query: URLSearchParams
  header: (name: string) => string | undefined
  body: Buffer
  /** Who asks; on routes that want no person this throws Unauthorized. */
  caller: VerifiedCaller
  /** `http://host:port` as the client reached us. */
  base: string
  /** The same for links a client follows with its bearer token; see link-base.ts. */
  linkBase: string
}

export interface Reply {
  status: number
  /** Sent as JSON, or as plain text when it is a string. */
  body?: object | string
  headers?: Readonly<Record<string, string>>
}

export interface Route {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** Segments; `{name}` matches any one. */
  path: string
  /** Access key, bearer token, X-Skypetoken, or nothing. */
  auth: 'key' | 'bearer' | 'skypetoken' | 'open'
  /** The row of the limit table that counts this call. */
  limit?: string
  run: (context: ServiceContext, call: Call) => Reply
}

/** The JSON body, checked. Throws BadRequest naming the first member that is wrong. */
export function readBody<T>(call: Call, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(parseJson(call.body))
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const target = issue?.path.map(String).join('.') ?? ''
  throw refusal.badRequest(`The request body is not valid: ${issue?.message ?? 'unknown'}.`, target || undefined)
}

function parseJson(body: Buffer): unknown {
  if (body.length === 0) return {}
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    throw refusal.badRequest('The request body is not valid JSON.')
  }
}

export function param(call: Call, name: string): string {
  const value = call.params[name]
  if (value === undefined) throw new Error(`the route has no {${name}}`)
  return value
}
