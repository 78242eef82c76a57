import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Person } from '../../contract/domain.ts'

/** Everybody who tried the local workspace of this data directory, one file each: profiles write at the same time. */
export function localPeople(directory: string): { all(): Person[]; add(person: Person): void } {
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  return {
    all: () =>
      readdirSync(directory)
        .filter(name => name.endsWith('.json'))
        .toSorted()
        .flatMap(name => readPerson(join(directory, name)) ?? []),
    add(person) {
      const name = createHash('sha256').update(person.id).digest('hex').slice(0, 24)
      const draft = join(directory, `${name}.${process.pid}`)
      writeFileSync(draft, JSON.stringify(person), { mode: 0o600 })
      renameSync(draft, join(directory, `${name}.json`))
    },
  }
}

function readPerson(file: string): Person | null {
  try {
    const parsed = Person.safeParse(JSON.parse(readFileSync(file, 'utf8')))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}
