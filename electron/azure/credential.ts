import type { CommunicationTokenCredential } from '@azure/communication-common'
import type { AppError, Result } from '../contract/result.ts'
import type { AccessToken } from '../core/service-ports.ts'

type SdkToken = Awaited<ReturnType<CommunicationTokenCredential['getToken']>>

/** Carries our own error through the SDK's pipeline, which only knows throwing. */
export class TokenUnavailable extends Error {
  readonly error: AppError
  constructor(error: AppError) {
    super(`no token: ${error.kind}`)
    this.error = error
  }
}

/** Asks at every use. The SDK's own credential keeps a clock that dies after one failed refresh; we keep ours. */
export function askingCredential(ask: () => Promise<Result<AccessToken>>): CommunicationTokenCredential {
  return {
    async getToken(): Promise<SdkToken> {
      const token = await ask()
      if (!token.ok) throw new TokenUnavailable(token.error)
      return { token: token.value.token, expiresOnTimestamp: token.value.expiresAt }
    },
    dispose() {},
  }
}
