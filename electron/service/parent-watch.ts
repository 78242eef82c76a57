/** The part of Electron's `process.parentPort` used here. */
interface ParentPort {
  on(event: 'close', listener: () => void): unknown
  on(event: 'message', listener: (message: { data: unknown }) => void): unknown
  postMessage(message: unknown): void
}

export const parentPort = (): ParentPort | undefined =>
  (process as NodeJS.Process & { parentPort?: ParentPort }).parentPort

/**
 * Calls `gone` once the parent process is: its end of our standard input closes, its IPC channel disconnects, or,
 * in a utility process, its port closes or says `stop`.
 */
export function watchParent(gone: () => void): void {
  const port = parentPort()
  if (port !== undefined) {
    port.on('close', gone)
    port.on('message', message => {
      if (message.data === 'stop') gone()
    })
    return
  }
  process.once('disconnect', gone)
  process.stdin.once('end', gone)
  process.stdin.once('error', gone)
  process.stdin.resume()
}
