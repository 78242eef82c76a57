import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { Worker } from 'node:worker_threads'

const fromSource = import.meta.url.endsWith('.ts')
const worker = new URL(`./system-certificates-worker.${fromSource ? 'ts' : 'js'}`, import.meta.url)

let all: Promise<readonly string[]> | undefined

/**
 * Trusts what the operating system trusts beside what Node brings, as the browser in the window does: a company whose proxy looks
 * into connections has put its certificate there. Answers all of them as PEM, for a thread has to be told of its own; none where
 * the system's could not be read, and then Node's stay. They are read once, before the first connection that needs any.
 */
export const trustTheSystem = (): Promise<readonly string[]> =>
  (all ??= systemCertificates()
    .then(trust)
    .catch(() => []))

function trust(system: readonly string[]): readonly string[] {
  const certificates = [...new Set([...getCACertificates('default'), ...system])]
  setDefaultCACertificates(certificates)
  return certificates
}

function systemCertificates(): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(worker, { execArgv: [] })
    thread.once('message', resolve)
    thread.once('error', reject)
    thread.once('exit', code => reject(new Error(`the system's certificates were not read (${code})`)))
  })
}
