import { execFile } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)
const installMs = 10 * 60_000

/** The folder of a client under test/service/clients with what its lockfile names installed in it. One test file a client, or two would install at once. */
export async function installedClient(name: string): Promise<string> {
  const folder = fileURLToPath(new URL(`../service/clients/${name}/`, import.meta.url))
  const stamp = `${folder}node_modules/.installed-for-parlance.json`
  const lock = readFileSync(`${folder}package-lock.json`, 'utf8')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return folder
  const windows = process.platform === 'win32'
  try {
    const words = ['ci', '--ignore-scripts', '--no-audit', '--no-fund']
    await run(windows ? 'npm.cmd' : 'npm', words, { cwd: folder, timeout: installMs, shell: windows })
  } catch (cause) {
    const said = cause instanceof Error && 'stderr' in cause ? String(cause.stderr) : String(cause)
    const [reason = ''] = /npm error (?:code )?\S.*/.exec(said) ?? [said.trim().slice(0, 200)]
    throw new Error(
      `This test drives the service with ${name}, which is not installed and npm could not fetch: ${reason}`,
    )
  }
  writeFileSync(stamp, lock)
  return folder
}
