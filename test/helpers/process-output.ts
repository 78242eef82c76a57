import type { ChildProcess } from 'node:child_process'

/** Reads on, or the pipe fills; answers what was said so far. */
export function outputOf(child: ChildProcess): () => string {
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
  }
  return () => said
}
