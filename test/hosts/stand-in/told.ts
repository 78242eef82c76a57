/** The test plays the person and the computer: calls back with what its messages carry under that name. */
export function onTold(what: string, act: (value: unknown) => unknown): void {
  process.on('message', (message: unknown) => {
    if (typeof message === 'object' && message !== null && what in message)
      act((message as Record<string, unknown>)[what])
  })
}
