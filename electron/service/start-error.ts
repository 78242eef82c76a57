/** Why the service could not start; each reason is also the exit code of the process (see `--help`). */
export const exitCodes = {
  'bad-option': 2,
  'cannot-listen': 3,
  'data-directory': 4,
  'database-damaged': 5,
  'database-newer': 6,
  'data-in-use': 7,
} as const

export type StartFailure = keyof typeof exitCodes

export class StartError extends Error {
  override readonly name = 'StartError'
  readonly failure: StartFailure

  constructor(is: { failure: StartFailure; message: string }) {
    super(is.message)
    this.failure = is.failure
  }
}
