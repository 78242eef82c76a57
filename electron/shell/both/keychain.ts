import { done, fail, ok } from '../../contract/result.ts'
import type { Result } from '../../contract/result.ts'
import type { Clock, Keychain, SecretPurpose } from '../../core/system-ports.ts'

type Problem = { state: 'locked' | 'missing'; detail: string }

/** What we use of keytar. */
export interface SecretService {
  getPassword(service: string, account: string): Promise<string | null>
  setPassword(service: string, account: string, password: string): Promise<void>
  deletePassword(service: string, account: string): Promise<boolean>
}

const purposes: readonly SecretPurpose[] = ['database-key', 'token', 'token-service', 'connection-string']
const PROBE = 'is-it-open'

/**
 * The OS keychain: Keychain on macOS, Credential Manager on Windows, the Secret Service on Linux.
 * A prompt nobody answers counts as locked after `patience`.
 */
export function osKeychain(input: {
  /** Separates profiles and data directories that share one keychain. */
  service: string
  clock: Clock
  patience?: number
  load?: () => Promise<SecretService>
}): Keychain {
  const { service, clock, patience = 30_000, load = loadKeytar } = input
  // keytar blocks a thread of the pool while a prompt is open: one question at a time, or four prompts stop all file access.
  let last: Promise<unknown> = Promise.resolve()

  async function ask<T>(question: (secrets: SecretService) => Promise<T>): Promise<Result<T, Problem>> {
    let secrets: SecretService
    try {
      secrets = await load()
    } catch {
      return fail({ state: 'missing', detail: 'The keychain library of this system could not be loaded.' })
    }
    const answer = last.then(() => question(secrets)).then(ok, (cause: unknown) => fail(problemOf(cause)))
    last = answer
    return Promise.race([answer, silence()])
  }

  const silence = (): Promise<Result<never, Problem>> =>
    new Promise(resolve => {
      clock.after(patience, () =>
        resolve(fail({ state: 'locked', detail: 'The keychain asked for its password and got no answer.' })),
      )
    })

  const probe = async (secrets: SecretService): Promise<null> => {
    await secrets.setPassword(service, PROBE, 'yes')
    return null
  }

  return {
    check: () => ask(probe),
    get: (accountId, purpose) =>
      ask(async secrets => {
        const secret = await secrets.getPassword(service, `${accountId}/${purpose}`)
        // A keyring whose prompt was dismissed answers as if it held nothing; only an open one may say "lost".
        return secret ?? probe(secrets)
      }),
    async set(accountId, purpose, secret) {
      const answer = await ask(secrets => secrets.setPassword(service, `${accountId}/${purpose}`, secret))
      return answer.ok ? done : answer
    },
    async remove(accountId) {
      for (const purpose of purposes) {
        await ask(secrets => secrets.deletePassword(service, `${accountId}/${purpose}`))
      }
    },
  }
}

/** On first use only: its native part needs libsecret on Linux, which may not be there. */
async function loadKeytar(): Promise<SecretService> {
  const { default: keytar } = await import('keytar')
  return keytar
}

const noService =
  /d-?bus|autolaunch|message bus|could not connect|connection refused|not provided by any|no such (file|object|interface)|does not exist|failed to execute/i

function problemOf(cause: unknown): Problem {
  const detail = cause instanceof Error ? cause.message : String(cause)
  return { state: noService.test(detail) ? 'missing' : 'locked', detail }
}
