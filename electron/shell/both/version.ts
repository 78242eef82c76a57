import { readFileSync } from 'node:fs'

/** Of the package the app was built from. */
export function versionOf(packageFile: string): string {
  const manifest: unknown = JSON.parse(readFileSync(packageFile, 'utf8'))
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : '0.0.0'
}
