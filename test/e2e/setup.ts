import { startSecretService } from '../helpers/secret-service.ts'

/** One desktop for the whole run: every app it starts finds this keyring, and nobody's own. */
export default async function setup(): Promise<() => Promise<void>> {
  const desktop = await startSecretService('unlocked')
  Object.assign(process.env, desktop.env)
  return () => desktop.stop()
}
