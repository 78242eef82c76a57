import { expect, test } from 'vitest'
import { done, fail, type AppError } from '../../electron/contract/result.ts'
import { inTurns } from '../../electron/core/in-turns.ts'

const answers = async (...errors: (AppError | null)[]) => {
  let begun = 0
  const jobs = errors.map(error => () => {
    begun++
    return Promise.resolve(error ? fail(error) : done)
  })
  return { answer: await inTurns(jobs, 1), begun }
}

const gone: AppError = { kind: 'not-found' }
const pause: AppError = { kind: 'throttled', retryAfterMs: 1000 }

test('a refusal of one thing keeps nothing else from being done, and is told at the end', async () => {
  expect(await answers(null, gone, null)).toEqual({ answer: fail(gone), begun: 3 })
})

test('once the service asks for a pause nothing more is asked, and that is what is told', async () => {
  expect(await answers(gone, pause, null, null)).toEqual({ answer: fail(pause), begun: 2 })
})
