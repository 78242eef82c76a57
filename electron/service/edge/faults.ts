/** What a test may do to a request; the product never does. */
export type RequestFault =
  | { kind: 'delay'; ms: number }
  /** Answers in place of the operation, which does not run. */
  | { kind: 'answer'; status: number; headers?: Readonly<Record<string, string>>; body?: object | string }
  /** Cuts the connection before the operation runs. */
  | { kind: 'reset' }
  /** Runs the operation, commits it, and cuts the connection instead of answering. */
  | { kind: 'lose-response' }
  /** Runs the operation, commits it, and answers so much later. */
  | { kind: 'late-response'; ms: number }
  /** Runs the operation, commits it, and answers something else. */
  | { kind: 'replace-response'; status: number; headers?: Readonly<Record<string, string>>; body?: object | string }

export interface Faults {
  /** Asked once a request is known to be allowed; `userId` is empty where no person asks. */
  request?: (request: { method: string; route: string; url: string; userId: string }) => RequestFault | undefined
  /** The bodies to send in place of one push: none loses it, two double it. */
  push?: (push: { userId: string; body: string }) => readonly string[]
  /** Whether a good token is to be answered as an expired one. */
  isExpired?: (token: { userId: string; token: string }) => boolean
}
