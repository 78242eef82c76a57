import { exitCode } from './exit-code.ts'
import type { PathProblem } from './paths.ts'

export function explainPathProblem(problem: PathProblem): { message: string; code: number } {
  switch (problem.kind) {
    case 'bad-profile':
      return {
        message: `"${problem.name}" is not a profile name: use up to 32 letters, digits, dots, dashes and underscores, beginning with a letter or digit.`,
        code: exitCode.badOption,
      }
    case 'not-writable':
      return {
        message: `Parlance cannot write to ${problem.directory} (${problem.detail}). Make it writable or choose another place with --data-dir.`,
        code: exitCode.notWritable,
      }
    default:
      return problem satisfies never
  }
}
