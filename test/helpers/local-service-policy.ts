import type { PipelinePolicy } from '@azure/core-rest-pipeline'

/** Lets an SDK client that was given `https://127.0.0.1:…` reach the service over http. */
export const httpOnTheWire: { policy: PipelinePolicy; position: 'perRetry' } = {
  position: 'perRetry',
  policy: {
    name: 'http-on-the-wire',
    sendRequest(request, next) {
      request.url = request.url.replace(/^https:/, 'http:')
      request.allowInsecureConnection = true
      return next(request)
    },
  },
}
