import path from 'node:path'
import { parseArgs } from 'node:util'
import { StartError, exitCodes } from './start-error.ts'
import type { UsersCommand } from './users-command.ts'

export interface CommandLine {
  help: boolean
  /** Undefined to serve. */
  users: UsersCommand | undefined
  /** Where is the status page of the service that keeps its data here? */
  statusOf: string | undefined
  port: number
  accessKey: string | undefined
  /** Undefined for --memory. */
  directory: string | undefined
  limits: boolean
  people: boolean
  https: boolean
  parentWatch: boolean
  verbose: boolean
}

export const help = `Parlance local chat service: speaks the Azure Communication Services chat protocol on this machine.

Usage: service [options]
       service users add NAME | users token NAME | users list  [--data DIR]
       service status  [--data DIR]

  --port N            port on 127.0.0.1 (default 8400; 0 takes a free one)
  --data DIR          keep everything in DIR (default: parlance-service in the current directory)
  --memory            keep nothing
  --access-key KEY    base64 access key (default: the one kept with the data, else a new one)
  --limits            answer 429 beyond the documented rates
  --people            newcomers find somebody to talk to
  --https             speak https with a certificate of its own, kept with the data
  --parent-watch      stop when the parent process goes away
  --verbose           log every request
  --help              this text

users add makes somebody and prints their id and a token; users token prints a fresh one. status prints the
address of the page that shows who and what is there.

Prints one line of JSON when ready: {"endpoint","connectionString"}, with --https also
{"certificate":{"pem","sha256"}}. Logs go to standard error. With --data, running.json in DIR says the same.

Exit codes: 0 stopped, 1 failed while running, ${exitCodes['bad-option']} bad option, ${exitCodes['cannot-listen']} port not available,
  ${exitCodes['data-directory']} data directory not usable, ${exitCodes['database-damaged']} database damaged, ${exitCodes['database-newer']} database from a newer version, ${exitCodes['data-in-use']} data in use.
`

/** Throws StartError 'bad-option' with one sentence about the first thing that is wrong. */
export function readCommandLine(argv: readonly string[]): CommandLine {
  const { values, positionals } = parse(argv)
  if (values.memory && values.data !== undefined) throw bad('choose one of --memory and --data')
  const directory = values.memory ? undefined : path.resolve(values.data ?? 'parlance-service')
  const asksStatus = positionals.length === 1 && positionals[0] === 'status'
  if (asksStatus && directory === undefined) throw bad('the address is kept with the data; leave out --memory')
  return {
    help: values.help,
    port: readPort(values.port),
    accessKey: values['access-key'] === undefined ? undefined : readKey(values['access-key']),
    directory,
    users: asksStatus ? undefined : readUsersCommand(positionals, directory),
    statusOf: asksStatus ? directory : undefined,
    limits: values.limits,
    people: values.people,
    https: values.https,
    parentWatch: values['parent-watch'],
    verbose: values.verbose,
  }
}

const bad = (message: string) => new StartError({ failure: 'bad-option', message })
const flag = { type: 'boolean', default: false } as const

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      strict: true,
      allowPositionals: true,
      options: {
        port: { type: 'string', default: '8400' },
        'access-key': { type: 'string' },
        data: { type: 'string' },
        memory: flag,
        limits: flag,
        people: flag,
        https: flag,
        'parent-watch': flag,
        verbose: flag,
        help: flag,
      },
    })
  } catch (cause) {
    throw bad(cause instanceof Error ? cause.message : 'the options cannot be read')
  }
}

function readUsersCommand(words: readonly string[], directory: string | undefined): UsersCommand | undefined {
  const [what, does, name, ...rest] = words
  if (what === undefined) return undefined
  if (what !== 'users') throw bad(`"${what}" is neither an option nor a command; see --help`)
  if (directory === undefined) throw bad('users are kept with the data; leave out --memory')
  if (does === 'list' && name === undefined) return { does, name: '', directory }
  if ((does === 'add' || does === 'token') && name !== undefined && rest.length === 0) return { does, name, directory }
  throw bad('after users comes: add NAME, token NAME, or list')
}

function readPort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN
  if (!(port <= 65_535)) throw bad(`--port must be a number from 0 to 65535, not "${text}"`)
  return port
}

function readKey(text: string): string {
  const key = Buffer.from(text, 'base64')
  if (key.length === 0 || key.toString('base64').replace(/=+$/, '') !== text.replace(/=+$/, '')) {
    throw bad('--access-key must be base64')
  }
  return text
}
