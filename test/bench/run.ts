import { writeFileSync } from 'node:fs'
import { cpus, platform, release, totalmem } from 'node:os'
import { backfill } from './backfill.ts'
import { door } from './door.ts'
import { idle } from './idle.ts'
import { memory } from './memory.ts'
import { page } from './page.ts'
import { receive } from './receive.ts'
import { printed, type Bench, type Row } from './row.ts'
import { search } from './search.ts'
import { send } from './send.ts'
import { service } from './service.ts'
import { size } from './size.ts'
import { start } from './start.ts'
import { switchThread } from './switch.ts'
import { timeline } from './timeline.ts'

// `npm run bench [-- NAME...] [--json FILE]`: reports figures, asserts nothing, exits 0 whatever they are.

const benches: Record<string, Bench> = {
  ...{ page, search, backfill, start, memory, idle },
  ...{ timeline, switch: switchThread, send, receive, size, service, door },
}

const words = process.argv.slice(2)
const jsonAt = words.indexOf('--json')
const file = jsonAt < 0 ? undefined : words.splice(jsonAt, 2)[1]
const unknown = words.filter(name => !Object.hasOwn(benches, name))
if (unknown.length > 0 || (jsonAt >= 0 && file === undefined)) {
  console.error(`Benchmarks: ${Object.keys(benches).join(', ')}. Options: --json FILE.`)
  process.exit(2)
}

const rows: Row[] = []
for (const name of words.length > 0 ? words : Object.keys(benches)) {
  console.error(`${name} …`)
  rows.push(...((await benches[name]?.()) ?? []))
}
console.log(printed(rows))
if (file !== undefined) {
  const machine = {
    cpu: cpus()[0]?.model,
    cores: cpus().length,
    memory: totalmem(),
    system: `${platform()} ${release()}`,
  }
  const report = { machine, versions: process.versions, date: new Date().toISOString(), rows }
  writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`)
}
// What a benchmark left open, such as idle connections, is no reason to stay.
process.exit(0)
