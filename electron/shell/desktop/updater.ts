import { fail } from '../../contract/result.ts'
import type { Updater } from '../../core/update-ports.ts'
import { noUpdatesBecause } from './no-updates-because.ts'
import type { UpdaterParts } from './renewal.ts'
import { updateProblem } from './update-problem.ts'

/** electron-updater behind the port. It is loaded when it is asked for the first time, for most starts never do. */
export function desktopUpdater(parts: UpdaterParts): Updater {
  let opening: Promise<Omit<Updater, 'unsupported'>> | undefined
  const open = () => (opening ??= import('./renewal.ts').then(({ openRenewal }) => openRenewal(parts)))
  return {
    unsupported: noUpdatesBecause(parts.copy),
    check: channel =>
      open().then(
        renewal => renewal.check(channel),
        (cause: unknown) => fail(updateProblem(cause)),
      ),
    download: async progress => (await open()).download(progress),
    install: async () => (await open()).install(),
  }
}
