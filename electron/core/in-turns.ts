import { done, type Result } from '../contract/result.ts'

/** Runs the jobs, so many at once, and answers with the first refusal after all have ended. Once a pause is asked for, no more are begun. */
export async function inTurns(jobs: (() => Promise<Result<null>>)[], width: number): Promise<Result<null>> {
  let refusal: Result<null> = done
  const queue = [...jobs]
  const worker = async (): Promise<void> => {
    for (let job = queue.shift(); job; job = queue.shift()) {
      const answer = await job()
      if (answer.ok) continue
      const pause = answer.error.kind === 'throttled'
      if (pause) queue.length = 0
      if (refusal.ok || pause) refusal = answer
    }
  }
  await Promise.all(Array.from({ length: width }, worker))
  return refusal
}
