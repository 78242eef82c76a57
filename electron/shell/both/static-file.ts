import { readFile, stat } from 'node:fs/promises'
import { extname, isAbsolute, relative, resolve } from 'node:path'

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

export interface StaticFile {
  body: Buffer<ArrayBuffer>
  type: string
}

/** A file below the folder by the path of a URL; null for everything else, be it absent, outside, or of a kind we do not ship. */
export async function readStaticFile(folder: string, pathname: string): Promise<StaticFile | null> {
  const file = insideOf(folder, pathname === '/' ? '/index.html' : pathname)
  const type = file && types[extname(file)]
  if (!file || !type) return null
  try {
    return (await stat(file)).isFile() ? { body: await readFile(file), type } : null
  } catch {
    return null
  }
}

/** The URL parser has resolved plain dots already; encoded ones, backslashes and drive letters come through here. */
function insideOf(folder: string, pathname: string): string | null {
  let decoded: string
  try {
    decoded = decodeURIComponent(pathname)
  } catch {
    return null
  }
  if (/[\0\\:]/.test(decoded)) return null
  const file = resolve(folder, `.${decoded.startsWith('/') ? '' : '/'}${decoded}`)
  const below = relative(folder, file)
  return below === '' || below.startsWith('..') || isAbsolute(below) ? null : file
}
