import { readdir, readFile } from 'node:fs/promises'
import { join, sep } from 'node:path'

/** The packages that these modules come from, each with what its licence says. */
export async function licencesOf(modules) {
  const folders = new Set([...modules].flatMap(id => packageFolder(id) ?? []))
  return Promise.all([...folders].map(readLicence))
}

/** Null for a file of ours. A package may itself bring packages. */
function packageFolder(id) {
  const path = id.replace(/^\0/, '').replace(/\?.*$/, '')
  const at = path.lastIndexOf(`${sep}node_modules${sep}`)
  if (at < 0) return null
  const root = path.slice(0, at + `${sep}node_modules${sep}`.length)
  const [first, second] = path.slice(root.length).split(sep)
  return join(root, first.startsWith('@') ? join(first, second) : first)
}

/** Not what its manifest says alone: the text is what a licence asks to be passed on. */
async function readLicence(folder) {
  const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
  const { name, version, license } = manifest
  const files = (await readdir(folder)).filter(file => /^(licen[cs]e|copying|notice)/i.test(file)).toSorted()
  const texts = await Promise.all(files.map(file => readFile(join(folder, file), 'utf8').catch(() => '')))
  const text = texts.map(each => each.trim()).join('\n\n')
  const licence = typeof license === 'string' ? license : (license?.type ?? '')
  return { name, version, licence, text: text || `${name}: ${licence}` }
}
