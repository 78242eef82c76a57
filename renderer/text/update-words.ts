import type { Update } from '../../electron/contract/updates.ts'
import { percent, size } from './numbers.ts'
import { fullTime } from './times.ts'
import type { Words } from './words.ts'

/** How far the app is with renewing itself, in one or two sentences. */
export function updateWords(words: Words, tag: string, update: Update): string {
  switch (update.state) {
    case 'unsupported':
      return words(`update.unsupported.${update.because}`)
    case 'off':
      return words(`update.off.${update.by}`)
    case 'current':
      return update.checkedAt === null
        ? words('update.notLooked')
        : words('update.current', { time: fullTime(tag, update.checkedAt) })
    case 'checking':
      return words('update.checking')
    case 'available': {
      const { version, bytes } = update.release
      const here = words('update.available', { version })
      return bytes === null ? here : `${here} ${words('update.size', { size: size(tag, bytes) })}`
    }
    case 'downloading':
      return words('update.downloading', { version: update.release.version, part: percent(tag, update.part) })
    case 'ready':
      return words('update.ready', { version: update.release.version })
    case 'restarting':
      return words('update.restarting')
    case 'failed': {
      const { problem, detail, release } = update
      const why = words(`update.problem.${problem}`, { detail })
      return `${release ? words('update.failed', { version: release.version }) : words('update.notFound')} ${why}`
    }
    default:
      return update satisfies never
  }
}
