import { statusKey } from './edge/status-key.ts'
import { readRendezvous } from './rendezvous.ts'
import { StartError } from './start-error.ts'

/** The status page, with names, of the service that runs on this data. Throws StartError where none runs. */
export async function statusAddress(directory: string): Promise<string> {
  const running = await readRendezvous(directory)
  const accessKey = /accesskey=(.+)$/.exec(running?.connectionString ?? '')?.[1]
  if (!running || accessKey === undefined) {
    throw new StartError({
      failure: 'bad-option',
      message: `no service runs on ${directory}; name its data with --data`,
    })
  }
  return `${running.endpoint}/?key=${statusKey(accessKey)}`
}
