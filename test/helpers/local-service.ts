import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { ChatClient, ChatThreadClient } from '@azure/communication-chat'
import { CommunicationIdentityClient, type TokenScope } from '@azure/communication-identity'
import { onTestFinished } from 'vitest'
import { startService, type RunningService, type ServiceOptions } from '../../electron/service/start-service.ts'
import { httpOnTheWire } from './local-service-policy.ts'
import { projectSdk, type ChatSdk } from './local-service-sdk.ts'

export interface LocalPerson {
  id: string
  token: string
  chat: ChatClient
}

export interface LocalService extends RunningService {
  identity: CommunicationIdentityClient
  /** Somebody new, with a token and an SDK client. */
  person(scopes?: TokenScope[]): Promise<LocalPerson>
}

/** A service of its own for one test: in memory and on a free port unless told otherwise, closed when the test ends. */
export async function startLocalService(
  options: Partial<ServiceOptions> = {},
  sdk: ChatSdk = projectSdk,
): Promise<LocalService> {
  const service = await startService({ port: 0, ...options })
  onTestFinished(() => service.close())
  const identity = identityClient(service)
  return {
    ...service,
    identity,
    async person(scopes = ['chat']) {
      const { user, token } = await identity.createUserAndToken(scopes)
      return { id: user.communicationUserId, token, chat: chatClient(service, token, sdk) }
    },
  }
}

/** `ca` is what to trust, as PEM, when the service speaks https. */
export function identityClient(service: { connectionString: string }, ca?: string): CommunicationIdentityClient {
  const tls = ca === undefined ? {} : { tlsOptions: { ca } }
  return new CommunicationIdentityClient(service.connectionString, { allowInsecureConnection: true, ...tls })
}

export function chatClient(service: { endpoint: string }, token: string, sdk: ChatSdk = projectSdk): ChatClient {
  return new sdk.ChatClient(
    service.endpoint.replace(/^http:/, 'https:'),
    new sdk.AzureCommunicationTokenCredential(token),
    sdkOptions,
  )
}

/** Retries off, so that a test sees each answer. */
const sdkOptions = { additionalPolicies: [httpOnTheWire], retryOptions: { maxRetries: 0 } }

/** A thread with these people in it, through the first one's eyes. */
export async function threadOf(people: readonly LocalPerson[], topic = 'Lunch'): Promise<ChatThreadClient> {
  const [first, ...others] = people
  if (first === undefined) throw new Error('a thread needs somebody')
  const { chatThread } = await first.chat.createChatThread(
    { topic },
    { participants: others.map(person => ({ id: { communicationUserId: person.id } })) },
  )
  return first.chat.getChatThreadClient(chatThread?.id ?? '')
}

/** A directory that goes with the test. */
export function temporaryDirectory(): string {
  const directory = mkdtempSync(path.join(tmpdir(), 'local-service-'))
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
  return directory
}

export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const item of items) all.push(item)
  return all
}
