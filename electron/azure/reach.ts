import {
  createDefaultHttpClient,
  createPipelineFromOptions,
  createPipelineRequest,
  isRestError,
} from '@azure/core-rest-pipeline'
import type { Reached } from '../core/service-ports.ts'
import { isPlainLoopback } from './loopback.ts'
import type { agentFor } from './way-out.ts'

const patienceMs = 10_000

const noName = /^(ENOTFOUND|EAI_)/
const noTls = /CERT|TLS|SSL|^EPROTO$|SELF_SIGNED|ALTNAME|UNABLE_TO/
const noAnswer = /^(ETIMEDOUT|ESOCKETTIMEDOUT|REQUEST_SEND_ERROR|EHOSTUNREACH|ENETUNREACH|timeout)$/

/** By the SDK's own pipeline, so that proxies and certificates are those of every other request. */
export async function reach(endpoint: string, agent: ReturnType<typeof agentFor>): Promise<Reached> {
  const pipeline = createPipelineFromOptions({ retryOptions: { maxRetries: 0 }, redirectOptions: { maxRetries: 0 } })
  const started = performance.now()
  try {
    const request = createPipelineRequest({
      url: `${endpoint}/`,
      allowInsecureConnection: isPlainLoopback(endpoint),
      abortSignal: AbortSignal.timeout(patienceMs),
    })
    request.agent = agent
    const response = await pipeline.sendRequest(createDefaultHttpClient(), request)
    const date = Date.parse(response.headers.get('date') ?? '')
    return {
      got: 'answer',
      status: response.status,
      ms: Math.round(performance.now() - started),
      date: Number.isNaN(date) ? null : date,
    }
  } catch (cause) {
    const code = isRestError(cause) ? (cause.code ?? 'unknown') : 'timeout'
    const got = noName.test(code)
      ? 'no-name'
      : noTls.test(code)
        ? 'no-tls'
        : noAnswer.test(code)
          ? 'silent'
          : /PROXY/.test(code)
            ? 'proxy'
            : 'refused'
    return { got, code }
  }
}
