import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { makeCertificate } from '../../electron/service/edge/self-signed-certificate.ts'

const services = new URL('../../electron/azure/chat-services.ts', import.meta.url).href
const worker = new URL('../../electron/azure/realtime-worker.ts', import.meta.url).href

/** Another process, for this one has read the system's certificates already. It trusts what `env` makes the system trust. */
async function reached(folder: string, endpoint: string, env: Record<string, string>): Promise<unknown> {
  const script = join(folder, 'reach.mjs')
  writeFileSync(
    script,
    `import { azureChatServices } from ${JSON.stringify(services)}
    const ask = async () => azureChatServices(new URL(${JSON.stringify(worker)})).reach(${JSON.stringify(endpoint)})
    const answers = await Promise.all([ask(), ask()])
    console.log(JSON.stringify(answers.map(({ got, code }) => code ?? got)))`,
  )
  const { PATH } = process.env
  const { stdout } = await promisify(execFile)(process.execPath, ['--no-warnings', script], { env: { PATH, ...env } })
  return JSON.parse(stdout)
}

test.runIf(process.platform === 'linux')('whom the system trusts is trusted, and nobody else', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'parlance-certificates-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const { cert, key } = makeCertificate(Date.now())
  const server = createServer({ cert, key }, (_, response) => response.end())
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const endpoint = `https://localhost:${(server.address() as AddressInfo).port}`
  const [ours, others] = [join(folder, 'ours.pem'), join(folder, 'others.pem')]
  writeFileSync(ours, cert)
  writeFileSync(others, makeCertificate(Date.now()).cert)
  expect(await reached(folder, endpoint, { SSL_CERT_FILE: ours })).toEqual(['answer', 'answer'])
  const untrusted = 'DEPTH_ZERO_SELF_SIGNED_CERT'
  expect(await reached(folder, endpoint, { SSL_CERT_FILE: others })).toEqual([untrusted, untrusted])
  // What cannot be read takes nothing away.
  expect(
    await reached(folder, endpoint, { SSL_CERT_FILE: join(folder, 'none.pem'), NODE_EXTRA_CA_CERTS: ours }),
  ).toEqual(['answer', 'answer'])
})
