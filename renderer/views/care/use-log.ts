import { useEffect, useState } from 'react'
import type { LogLine } from '../../../electron/contract/care.ts'
import type { AppError } from '../../../electron/contract/result.ts'
import { useWorld } from '../world.ts'

const EVERY_MS = 1000

/** The log as it is now; while followed, as it grows. */
export function useLog(follows: boolean): { lines: LogLine[] | null; error: AppError | null } {
  const { line } = useWorld()
  const [log, setLog] = useState<{ lines: LogLine[] | null; error: AppError | null }>({ lines: null, error: null })
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let stopped = false
    const read = async (known: string | null) => {
      const answer = await line.call('log.read', { known })
      if (stopped) return
      if (!answer.ok) setLog(({ lines }) => ({ lines, error: answer.error }))
      else if (answer.value.lines) setLog({ lines: answer.value.lines, error: null })
      if (follows) timer = setTimeout(() => void read(answer.ok ? answer.value.mark : null), EVERY_MS)
    }
    void read(null)
    return () => {
      stopped = true
      clearTimeout(timer)
    }
  }, [line, follows])
  return log
}
