// An app with one window and nothing in it: what any start on this host costs.
import { join } from 'node:path'
import { app, BrowserWindow, protocol } from 'electron'

protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }])
app.setPath('userData', join(process.argv[process.argv.indexOf('--data-dir') + 1], 'empty'))
const preload = process.env.PARLANCE_BENCH_PRELOAD
const page = '<!doctype html><title>Empty</title><nav aria-label="Conversations">Nothing</nav>'

void app.whenReady().then(() => {
  protocol.handle('app', () => new Response(page, { headers: { 'content-type': 'text/html' } }))
  const webPreferences = { preload, sandbox: true, contextIsolation: true, nodeIntegration: false }
  void new BrowserWindow({ width: 1180, height: 780, webPreferences }).loadURL('app://parlance/index.html')
})
// Whoever measures ends it as a person would, so that its engine is gone before the next one starts.
process.on('SIGTERM', () => app.quit())
