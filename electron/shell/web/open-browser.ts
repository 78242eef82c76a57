import { spawn } from 'node:child_process'

/** Opens the usual browser if this session has a screen; says nothing if it does not work, the address is printed anyway. */
export function openBrowser(url: string, platform: NodeJS.Platform, env: NodeJS.ProcessEnv): void {
  const command = commandFor(url, platform, env)
  if (!command) return
  const child = spawn(command.program, command.args, { stdio: 'ignore', detached: true, windowsHide: true })
  child.on('error', () => undefined)
  child.unref()
}

function commandFor(url: string, platform: NodeJS.Platform, env: NodeJS.ProcessEnv) {
  if (platform === 'darwin') return { program: 'open', args: [url] }
  if (platform === 'win32') return { program: 'rundll32', args: ['url.dll,FileProtocolHandler', url] }
  return env['DISPLAY'] || env['WAYLAND_DISPLAY'] ? { program: 'xdg-open', args: [url] } : null
}
