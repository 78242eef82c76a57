import { help, readCommandLine, type CommandLine } from './command-line.ts'
import { openLog } from './log.ts'
import { parentPort, watchParent } from './parent-watch.ts'
import { StartError, exitCodes } from './start-error.ts'
import { startService } from './start-service.ts'
import { statusAddress } from './status-address.ts'
import { runUsersCommand } from './users-command.ts'

/** The service as a process of its own: options in, one line of JSON out, an exit code at the end. */
async function main(options: CommandLine): Promise<void> {
  const log = openLog({ level: options.verbose ? 'debug' : 'info' })
  const service = await startService({ ...options, log })
  const stop = (): void => {
    service.close().then(
      () => process.exit(0),
      (cause: unknown) => fail(cause),
    )
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
  if (options.parentWatch) watchParent(stop)
  const { endpoint, connectionString, certificate } = service
  const ready = { endpoint, connectionString, certificate }
  process.stdout.write(JSON.stringify(ready) + '\n')
  parentPort()?.postMessage(ready)
}

function fail(cause: unknown): never {
  const known = cause instanceof StartError
  process.stderr.write(
    known
      ? `error: ${cause.message}\n`
      : `error: ${cause instanceof Error ? (cause.stack ?? cause.name) : String(cause)}\n`,
  )
  process.exit(known ? exitCodes[cause.failure] : 1)
}

try {
  const options = readCommandLine(process.argv.slice(2))
  if (options.help) process.stdout.write(help)
  else if (options.statusOf !== undefined) process.stdout.write(`${await statusAddress(options.statusOf)}\n`)
  else if (options.users) process.stdout.write(JSON.stringify(await runUsersCommand(options.users)) + '\n')
  else await main(options)
} catch (cause) {
  fail(cause)
}
