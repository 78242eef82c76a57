import { readFileSync } from 'node:fs'

const root = new URL('..', import.meta.url)

/** What the changelog says about this version, for whoever is asked to install it; of one that has no heading yet, what is unreleased. */
export function releaseNotes(version) {
  const sections = readFileSync(new URL('CHANGELOG.md', root), 'utf8').split(/^## /m).slice(1)
  const about = heading => sections.find(section => section.split('\n', 1)[0].includes(heading))
  const section = about(version) ?? about('Unreleased') ?? ''
  return section.slice(section.indexOf('\n')).trim()
}
