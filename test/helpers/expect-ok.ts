import type { Result } from '../../electron/contract/result.ts'

/** The value, or a failed test that shows the error. */
export function expectOk<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(`expected ok, got ${JSON.stringify(result.error)}`)
  return result.value
}
