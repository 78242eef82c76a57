import { run, which } from './run.mjs'

/** How this user may install packages of Debian and its kin: a prefix for the command, null where it may not. */
async function aptPrefix() {
  if (process.platform !== 'linux' || !which('apt-get')) return null
  if (process.getuid() === 0) return []
  return which('sudo') && (await run('sudo', ['-n', 'true'], { quiet: true })) === 0 ? ['sudo', '-n'] : null
}

let updated = false

/** Installs the packages and says so; false where it may not or they cannot be had. */
export async function aptInstall(packages, say) {
  const prefix = await aptPrefix()
  if (!prefix) return false
  const apt = args => {
    const [program, ...rest] = [...prefix, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-qq', ...args]
    return run(program, rest, { timeout: 15 * 60_000 })
  }
  say(`Installing ${packages.join(', ')} with apt-get.`)
  // Lists of package servers that are gone must not stop us: what is needed may still be there.
  if (!updated) await apt(['update'])
  updated = true
  return (await apt(['install', '-y', '--no-install-recommends', ...packages])) === 0
}

/** What to type where we may not. */
export const aptAdvice = packages => `sudo apt-get install ${packages.join(' ')}`
