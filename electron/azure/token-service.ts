import { request as requestPlain, type IncomingMessage } from 'node:http'
import { request } from 'node:https'
import type { UserId } from '../contract/domain.ts'
import { fail, ok, type AppError, type Result } from '../contract/result.ts'
import type { AccessToken, TokenServiceConfig } from '../core/service-ports.ts'
import { isPlainLoopback } from './loopback.ts'
import { isSendable } from './request-header.ts'
import { readTokenAnswer } from './token-answer.ts'
import { agentFor } from './way-out.ts'

const answerTimeout = 15_000
/** A token is some two thousand characters; what is longer than this is no answer to our question. */
const longestAnswer = 64 * 1024
const mostRedirects = 3

type Problem = Extract<AppError, { kind: 'bad-token-service' }>['problem']
const bad = (problem: Problem, detail = ''): { ok: false; error: AppError } =>
  fail({ kind: 'bad-token-service', problem, detail })

/**
 * Asks the service that hands out an account's tokens. Neither its address, which may carry a key in its query, nor the header goes
 * into an error. A token for somebody else than `expected` is refused here, before anything is done with it.
 */
export async function askTokenService(
  config: TokenServiceConfig,
  expected: UserId | null,
  agentTo: (url: string) => Promise<ReturnType<typeof agentFor>> = url => Promise.resolve(agentFor(url, null)),
): Promise<Result<{ user: UserId; token: AccessToken }>> {
  const url = URL.parse(config.url.trim())
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') return bad('not-a-url')
  if (url.protocol === 'http:' && !isPlainLoopback(url.href)) return bad('not-https')
  if (config.header && !isSendable(config.header)) return bad('bad-header')
  const answer = await ask(url, config, await agentTo(url.href))
  if (!answer.ok) return answer
  const read = readTokenAnswer(answer.value.text, answer.value.at)
  if (read === null) return bad('no-token', '200')
  const { user, told, forChat, token } = read
  if ((told !== null && told !== user) || (expected !== null && expected !== user)) return bad('other-user')
  if (!forChat) return fail({ kind: 'bad-token', problem: 'no-chat-scope' })
  if (token.lastsMs !== undefined && token.lastsMs <= 0) return bad('no-token', 'expired')
  return ok({ user, token })
}

/** `at`: when the service says it answered, in epoch milliseconds; null where it does not. */
async function ask(
  url: URL,
  config: TokenServiceConfig,
  agent: ReturnType<typeof agentFor>,
): Promise<Result<{ text: string; at: number | null }>> {
  const signal = AbortSignal.timeout(answerTimeout)
  try {
    let response = await send(url, config, config.method, { signal, agent })
    let to = url
    let { method } = config
    for (let turn = 0; isRedirect(statusOf(response)); turn++) {
      const status = statusOf(response)
      response.destroy()
      const next = URL.parse(response.headers.location ?? '', to)
      // Wherever else it points, the secret must not follow, and without it nobody there knows who asks.
      if (!next || next.origin !== url.origin || turn === mostRedirects) return bad('refused', String(status))
      if (status !== 307 && status !== 308) method = 'GET'
      to = next
      response = await send(to, config, method, { signal, agent })
    }
    const status = statusOf(response)
    if (status !== 200) response.destroy()
    if (status === 408 || status === 429 || status >= 500) return bad('unreachable', String(status))
    if (status < 200 || status >= 300) return bad('refused', String(status))
    const text = status === 200 ? await textOf(response) : null
    const date = Date.parse(response.headers.date ?? '')
    return text === null ? bad('no-token', String(status)) : ok({ text, at: Number.isNaN(date) ? null : date })
  } catch (cause) {
    return bad('unreachable', codeOf(cause))
  }
}

function send(
  url: URL,
  config: TokenServiceConfig,
  method: TokenServiceConfig['method'],
  options: { signal: AbortSignal; agent: ReturnType<typeof agentFor> },
): Promise<IncomingMessage> {
  const headers: Record<string, string> = { accept: 'application/json', 'cache-control': 'no-store' }
  if (method === 'POST') headers['content-type'] = 'application/json'
  if (config.header) headers[config.header.name.trim().toLowerCase()] = config.header.value.trim()
  return new Promise((resolve, reject) => {
    const asking = (url.protocol === 'http:' ? requestPlain : request)(url, { ...options, method, headers })
    asking.once('response', resolve)
    asking.once('error', reject)
    asking.end(method === 'POST' ? '{}' : undefined)
  })
}

const statusOf = ({ statusCode = 0 }: IncomingMessage): number => statusCode
const isRedirect = (status: number): boolean => [301, 302, 303, 307, 308].includes(status)

/** Null for one that does not end in reason. */
async function textOf(response: IncomingMessage): Promise<string | null> {
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  for await (const chunk of response as AsyncIterable<Buffer>) {
    bytes += chunk.byteLength
    if (bytes > longestAnswer) return null
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}

/** The system's code alone: messages carry the address. */
function codeOf(cause: unknown): string {
  if (!(cause instanceof Error)) return 'unknown'
  if (cause.name === 'AbortError') return 'ETIMEDOUT'
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.name
}
