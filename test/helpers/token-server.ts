import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { CommunicationIdentityClient } from '@azure/communication-identity'
import { onTestFinished } from 'vitest'
import type { TokenServiceConfig } from '../../electron/core/service-ports.ts'

export interface TokenServer {
  /** How to sign in with it. */
  config: TokenServiceConfig
  /** Whose tokens it hands out. */
  user: string
  /** What it answers instead of a token; null for a token. */
  status: number | null
  asked: number
}

/** A token service as a company has one: it knows who asks by a secret header and mints with the resource's key. */
export async function startTokenServer(identity: CommunicationIdentityClient, user: string): Promise<TokenServer> {
  const header = { name: 'x-api-key', value: 'between us' }
  const server = createServer((request, response) => {
    state.asked++
    const refused = request.headers[header.name] === header.value ? state.status : 401
    if (refused !== null) return void response.writeHead(refused).end()
    void identity.getToken({ communicationUserId: state.user }, ['chat']).then(({ token, expiresOn }) => {
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify({ token, expiresOn, user: { communicationUserId: state.user } }))
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/token`
  const state: TokenServer = { config: { url, method: 'POST', header }, user, status: null, asked: 0 }
  return state
}
