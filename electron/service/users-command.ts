import { createHash, createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { askService, type ServiceAddress } from './ask-service.ts'
import { readRendezvous } from './rendezvous.ts'
import { replaceFile } from './replace-file.ts'
import { StartError } from './start-error.ts'
import { startService } from './start-service.ts'

export interface UsersCommand {
  does: 'add' | 'token' | 'list'
  name: string
  directory: string
}

/** Names are for whoever types them; the service itself knows people by id only. */
type Names = Record<string, string>

type Reachable = ServiceAddress & { connectionString: string }

/** Asks the service that runs on this data, or one of our own for as long as it takes; answers what to print. */
export async function runUsersCommand(command: UsersCommand): Promise<object> {
  const running = await readRendezvous(command.directory)
  if (running !== undefined) return act(running, command)
  const own = await startService({ port: 0, directory: command.directory })
  try {
    return await act({ endpoint: own.endpoint, connectionString: own.connectionString }, command)
  } finally {
    await own.close()
  }
}

async function act(service: Reachable, command: UsersCommand): Promise<object> {
  const file = path.join(command.directory, 'users.json')
  const names = readNames(file)
  if (command.does === 'list') return names
  const known = Object.hasOwn(names, command.name) ? names[command.name] : undefined
  if (command.does === 'token') {
    if (known === undefined) throw bad(`there is no user "${command.name}"; make one with: users add ${command.name}`)
    const issued = await post(service, `/identities/${encodeURIComponent(known)}/:issueAccessToken`, {
      scopes: ['chat'],
    })
    return { name: command.name, user: known, endpoint: service.endpoint, ...issued }
  }
  if (known !== undefined) throw bad(`there already is a user "${command.name}"`)
  const made = await post(service, '/identities', { createTokenWithScopes: ['chat'] })
  const { identity, accessToken } = made as { identity: { id: string }; accessToken: object }
  replaceFile(file, JSON.stringify({ ...names, [command.name]: identity.id }, null, 2) + '\n')
  return { name: command.name, user: identity.id, endpoint: service.endpoint, ...accessToken }
}

const bad = (message: string) => new StartError({ failure: 'bad-option', message })

function readNames(file: string): Names {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Names
  } catch {
    return {}
  }
}

async function post(service: Reachable, where: string, content: object): Promise<object> {
  const body = JSON.stringify(content)
  const target = `${where}?api-version=2023-10-01`
  const date = new Date().toUTCString()
  const hash = createHash('sha256').update(body).digest('base64')
  const key = Buffer.from(service.connectionString.split('accesskey=')[1] ?? '', 'base64')
  const text = `POST\n${target}\n${date};${new URL(service.endpoint).host};${hash}`
  const signature = createHmac('sha256', key).update(text).digest('base64')
  const { status, text: answer } = await askService(service, {
    method: 'POST',
    path: target,
    body,
    headers: {
      'content-type': 'application/json',
      'x-ms-date': date,
      'x-ms-content-sha256': hash,
      authorization: `HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=${signature}`,
    },
  })
  if (status >= 300) throw bad(`the service refused: ${status}`)
  return JSON.parse(answer) as object
}
