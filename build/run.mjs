import { spawn } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Runs a program with its output on our stderr; answers its exit code, null where it could not start or took too long. */
export function run(program, args, { cwd, env, timeout, quiet = false } = {}) {
  return new Promise(resolve => {
    const stdio = quiet ? 'ignore' : ['ignore', process.stderr, process.stderr]
    const child = spawn(program, args, { cwd, env: { ...process.env, ...env }, stdio, timeout, windowsHide: true })
    child.on('error', () => resolve(null))
    child.on('close', code => resolve(code))
  })
}

/** Where a program is on the PATH, null where it is not. */
export function which(program) {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const file = join(folder, program)
    if (folder && isExecutable(file)) return file
  }
  return null
}

export function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
