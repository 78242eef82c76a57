import { expect, test } from 'vitest'
import { isRestError } from '@azure/core-rest-pipeline'
import type { RequestFault } from '../../electron/service/edge/faults.ts'
import { collect, startLocalService, threadOf } from '../helpers/local-service.ts'

/** A service whose sends suffer the given fault. */
async function scene(fault: RequestFault) {
  let on = false
  const service = await startLocalService({
    faults: {
      request: ({ route, method }) => (on && method === 'POST' && route.endsWith('/messages') ? fault : undefined),
    },
  })
  const ann = await service.person()
  const thread = await threadOf([ann])
  on = true
  const outcome = await thread.sendMessage({ content: 'x' }).then(
    () => 'sent',
    (cause: unknown) => (isRestError(cause) ? (cause.statusCode ?? cause.code) : 'something else'),
  )
  const messages = await collect(thread.listMessages())
  return { outcome, stored: messages.filter(message => message.type === 'text').length }
}

test.each<[RequestFault, string | number, number]>([
  [{ kind: 'answer', status: 500 }, 500, 0],
  [{ kind: 'reset' }, 'ECONNRESET', 0],
  [{ kind: 'lose-response' }, 'ECONNRESET', 1],
  [{ kind: 'replace-response', status: 503 }, 503, 1],
  [{ kind: 'delay', ms: 10 }, 'sent', 1],
])('a test can make sends suffer %j', async (fault, outcome, stored) => {
  expect(await scene(fault)).toEqual({ outcome, stored })
})
