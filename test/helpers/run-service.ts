import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export interface ServiceRun {
  endpoint: string
  connectionString: string
  /** With --https: what to trust, as PEM. */
  certificate: string | undefined
  stop(): Promise<void>
}

const script = fileURLToPath(new URL('../../dist/service.js', import.meta.url))

/** The built local service in a process of its own, as `npm run service` has it. */
export async function runService(args: readonly string[]): Promise<ServiceRun> {
  const child = spawn(process.execPath, [script, '--port', '0', ...args], { stdio: ['ignore', 'pipe', 'ignore'] })
  const lines = createInterface({ input: child.stdout })
  const line = await Promise.race([once(lines, 'line'), once(lines, 'close').then(() => null)])
  if (!line) throw new Error('the local service did not start')
  const told = JSON.parse(String(line[0])) as {
    endpoint: string
    connectionString: string
    certificate?: { pem: string }
  }
  return {
    ...{ endpoint: told.endpoint, connectionString: told.connectionString, certificate: told.certificate?.pem },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const gone = once(child, 'exit')
      child.kill('SIGTERM')
      await gone
    },
  }
}
