// Started as a process of its own by killable-app.ts: the whole app but for its window, on files, with calls coming in as messages.
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startApp } from '../../electron/app.ts'
import { ok } from '../../electron/contract/result.ts'
import { createDoor } from '../../electron/ipc/door.ts'
import { openAccountRegistry } from '../../electron/shell/both/account-registry.ts'
import { systemClock } from '../../electron/shell/both/clock.ts'
import { osKeychain, type SecretService } from '../../electron/shell/both/keychain.ts'
import { downloads } from '../../electron/shell/web/downloads.ts'
import { openSettings } from '../../electron/shell/both/settings.ts'
import { openConf } from '../../electron/shell/web/conf-file.ts'
import { hostPapers } from '../helpers/host-papers.ts'

const [directory = '', connectionString = ''] = process.argv.slice(2)

/** Where a keychain would be, since that outlives the app too. */
function secretsInFile(file: string): SecretService {
  const read = (): Record<string, string> =>
    existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>) : {}
  const write = (secrets: Record<string, string>): void => {
    writeFileSync(`${file}.new`, JSON.stringify(secrets))
    renameSync(`${file}.new`, file)
  }
  return {
    getPassword: (service, account) => Promise.resolve(read()[`${service} ${account}`] ?? null),
    setPassword: (service, account, password) =>
      Promise.resolve(write({ ...read(), [`${service} ${account}`]: password })),
    deletePassword(service, account) {
      const { [`${service} ${account}`]: removed, ...rest } = read()
      write(rest)
      return Promise.resolve(removed !== undefined)
    },
  }
}

const log = {
  info() {},
  warn() {},
  error: (what: string, fields?: object) => console.error(what, fields),
}
const app = startApp({
  ...{ version: '0.0.0', profile: 'default', databases: join(directory, 'databases'), log },
  realtimeWorker: new URL('../../electron/azure/realtime-worker.ts', import.meta.url),
  keychain: osKeychain({
    ...{ service: 'parlance-test', clock: systemClock },
    load: () => Promise.resolve(secretsInFile(join(directory, 'secrets.json'))),
  }),
  accounts: openAccountRegistry({ directory, open: openConf, now: new Date() }),
  settings: openSettings({ directory, open: openConf, now: new Date() }),
  workspace: {
    ensure: () => Promise.resolve(ok({ connectionString })),
    people: () => [],
    announce() {},
    stop: () => Promise.resolve(),
  },
  exportFiles: downloads(directory),
  ...hostPapers(directory),
  publish() {},
})
const door = createDoor<null>({ handlers: app.handlers, trusted: () => true, log })

process.on('message', ({ id, name, input }: { id: number; name: string; input: unknown }) => {
  void door(null, name, input).then(answer => process.send?.({ id, answer }))
})
await app.opened
process.send?.({ id: 0, answer: ok(null) })
