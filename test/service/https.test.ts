import { request } from 'node:https'
import { ChatClient } from '@azure/communication-chat'
import { AzureCommunicationTokenCredential } from '@azure/communication-common'
import { CommunicationIdentityClient } from '@azure/communication-identity'
import { expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { collect, startLocalService, temporaryDirectory } from '../helpers/local-service.ts'
import { runService } from '../helpers/local-service-process.ts'

test('with https the SDK needs nothing but the certificate, also to follow links', async () => {
  const service = await startLocalService({ https: true })
  expect(service.endpoint).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/)
  const tlsOptions = { ca: service.certificate?.pem ?? '' }
  const identity = new CommunicationIdentityClient(service.connectionString, { tlsOptions })
  const { token } = await identity.createUserAndToken(['chat'])
  const chat = new ChatClient(service.endpoint, new AzureCommunicationTokenCredential(token), { tlsOptions })
  const { chatThread } = await chat.createChatThread({ topic: 'Private' })
  const thread = chat.getChatThreadClient(chatThread?.id ?? '')
  for (let index = 0; index < 12; index += 1) await thread.sendMessage({ content: `${index}` })
  expect(await collect(thread.listMessages())).toHaveLength(14)
})

test('without the certificate nobody is fooled', async () => {
  const service = await startLocalService({ https: true })
  await expect(fetch(`${service.endpoint}/health`)).rejects.toThrow()
})

test('the certificate is good for every name of this machine, and its fingerprint is the one told', async () => {
  const service = await startLocalService({ https: true })
  const { port } = new URL(service.endpoint)
  for (const host of ['localhost', '127.0.0.1']) {
    const seen = await new Promise<string>((resolve, reject) => {
      const asking = request({
        host: '127.0.0.1',
        servername: host === 'localhost' ? host : '',
        port,
        path: '/health',
        ca: service.certificate?.pem,
      })
      asking.on('response', response => {
        const socket = response.socket as unknown as { getPeerCertificate(): { fingerprint256: string } }
        resolve(socket.getPeerCertificate().fingerprint256)
        response.resume()
      })
      asking.on('error', reject)
      asking.end()
    })
    expect(seen).toBe(service.certificate?.sha256)
  }
})

test('sockets are secure too', async () => {
  const service = await startLocalService({ https: true })
  const outcome = await new Promise<string>(resolve => {
    const address = service.endpoint.replace('https', 'wss')
    const socket = new WebSocket(`${address}/socket.io/1/websocket/unknown`, { ca: service.certificate?.pem })
    socket.on('error', cause => resolve(cause.message))
  })
  expect(outcome).toContain('401')
})

test('the certificate is kept with the data and renewed before it expires', async () => {
  const directory = temporaryDirectory()
  const day = 86_400_000
  const fingerprintAfter = async (days: number) => {
    const service = await startLocalService({ directory, https: true, now: () => Date.now() + days * day })
    await service.close()
    return service.certificate?.sha256
  }
  const first = await fingerprintAfter(0)
  expect(await fingerprintAfter(700)).toBe(first)
  expect(await fingerprintAfter(800)).not.toBe(first)
})

test('the process tells the certificate in its one line', async () => {
  const service = runService('--memory', '--port', '0', '--https')
  const ready = (await service.ready()) as Awaited<ReturnType<typeof service.ready>> & { certificate?: object }
  expect(ready.certificate).toEqual({
    pem: expect.stringContaining('BEGIN CERTIFICATE') as string,
    sha256: expect.stringMatching(/^([\dA-F]{2}:){31}[\dA-F]{2}$/) as string,
  })
})
