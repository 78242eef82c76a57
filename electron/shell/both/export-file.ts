import { randomUUID } from 'node:crypto'
import { link, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, extname, join } from 'node:path'
import { done, fail, ok, type Result } from '../../contract/result.ts'
import type { ExportFile, ExportProblem } from '../../core/system-ports.ts'

export interface ExportTarget {
  path: string
  /** What is there under that name goes; else a free name beside it is taken. */
  replace: boolean
}

/** Written under another name beside its own, with nobody else's eyes on it, and renamed once all of it is on the disk. */
export async function createExportFile({ path, replace }: ExportTarget): Promise<Result<ExportFile, ExportProblem>> {
  const draft = join(dirname(path), `.parlance-${randomUUID()}.part`)
  const opened = await answering(() => open(draft, 'wx', 0o600))
  if (!opened.ok) return opened
  const file = opened.value

  return ok({
    async write(text) {
      // Not `write`, which may stop half-way where the disk is nearly full.
      const written = await answering(() => file.writeFile(text))
      return written.ok ? done : written
    },
    finish: () =>
      answering(async () => {
        await file.sync()
        await file.close()
        if (!replace) return moveToFreeName(draft, path)
        await rename(draft, path)
        return path
      }),
    async discard() {
      await file.close().catch(() => undefined)
      // What cannot be removed was never of use to anybody.
      await rm(draft, { force: true }).catch(() => undefined)
    },
  })
}

/** `name.json`, or `name (2).json` where there is one already; never takes the place of anything. */
async function moveToFreeName(draft: string, path: string): Promise<string> {
  const ending = extname(path)
  const stem = path.slice(0, path.length - ending.length)
  for (let n = 1; ; n++) {
    const candidate = n === 1 ? path : `${stem} (${n})${ending}`
    try {
      await link(draft, candidate)
      await rm(draft)
      return candidate
    } catch (cause) {
      const code = codeOf(cause)
      if (code === 'EEXIST') continue
      // A file system without links, such as that of most memory sticks.
      if (!['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EMLINK'].includes(code)) throw cause
      if (await exists(candidate)) continue
      await rename(draft, candidate)
      return candidate
    }
  }
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )

async function answering<T>(work: () => Promise<T>): Promise<Result<T, ExportProblem>> {
  try {
    return ok(await work())
  } catch (cause) {
    const detail = codeOf(cause)
    return fail({ problem: problemOf(detail), detail })
  }
}

function problemOf(code: string): ExportProblem['problem'] {
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG') return 'disk-full'
  return ['EACCES', 'EPERM', 'EROFS'].includes(code) ? 'read-only' : 'other'
}

const codeOf = (cause: unknown): string =>
  cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause)
