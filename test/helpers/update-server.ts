import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { IncomingHttpHeaders, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Published {
  version: string
  /** The AppImage that is served. */
  image: string
  /** What it was when its checksum was written down, if that is something else. */
  announced?: string
  notes?: string
  channel?: 'latest' | 'beta'
  stagingPercentage?: number
}

export interface UpdateServer {
  /** What electron-builder writes into a packed app that is renewed from here. */
  feed: string
  port: number
  requests: { path: string; headers: IncomingHttpHeaders }[]
  publish(what: Published): void
  /** Answers everything from now on. */
  answer(act: (response: ServerResponse) => void): void
  close(): Promise<void>
}

const suffix = process.arch === 'x64' ? '' : `-${process.arch}`

/** A folder on loopback as a release is uploaded to. */
export async function startUpdateServer(): Promise<UpdateServer> {
  const files = new Map<string, string>()
  const requests: UpdateServer['requests'] = []
  let answered: ((response: ServerResponse) => void) | null = null
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '', 'http://x').pathname
    requests.push({ path, headers: request.headers })
    if (answered) return answered(response)
    const file = files.get(path)
    response.statusCode = file === undefined ? 404 : 200
    response.end(file)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    feed: `provider: generic\nurl: http://127.0.0.1:${port}\nupdaterCacheDirName: parlance-updater\n`,
    ...{ port, requests },
    publish({ version, image, announced = image, notes = '', channel = 'latest', stagingPercentage }) {
      const name = `Parlance-${version}.AppImage`
      const sha512 = createHash('sha512').update(announced).digest('base64')
      files.set(`/${name}`, image)
      // JSON is YAML.
      const release = {
        ...{ version, path: name, sha512, files: [{ url: name, sha512, size: announced.length }] },
        ...{ releaseDate: '2026-11-27T12:00:00.000Z', releaseNotes: notes, stagingPercentage },
      }
      files.set(`/${channel}-linux${suffix}.yml`, JSON.stringify(release))
    },
    answer: act => void (answered = act),
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
