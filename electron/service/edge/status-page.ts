import type { Overview } from '../store/overview.ts'

export type Fact = readonly [name: string, value: string | number]

/** What goes on in the service, as a page without scripts. `details` is null for whoever has no key. */
export function statusPage(
  facts: readonly Fact[],
  details: (Overview & { connected: readonly string[] }) | null,
): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Parlance local chat service</title>
<style>${style}</style>
<h1>Local chat service</h1>
<p>It runs. Clients reach it with the connection string it printed when it started.</p>
<table>${facts.map(([name, value]) => `<tr><th scope="row">${text(name)}</th><td>${text(value)}</td></tr>`).join('\n')}</table>
${details ? lists(details) : '<p>Who and what is shown at the address that <code>service status</code> prints.</p>'}
</html>
`
}

function lists({ people, threads, connected }: Overview & { connected: readonly string[] }): string {
  const live = new Map<string, number>()
  for (const id of connected) live.set(id, (live.get(id) ?? 0) + 1)
  return `<h2>People, the newest first</h2>
${table(
  ['Id', 'Name last given', 'Threads', 'Live connections', 'Since'],
  people.map(({ id, name, threads: count, createdAt }) => [id, name ?? '', count, live.get(id) ?? 0, time(createdAt)]),
)}
<h2>Threads, the liveliest first</h2>
${table(
  ['Topic', 'Id', 'People', 'Messages', 'Last message'],
  threads.map(({ topic, id, people: count, messages, lastMessageAt }) => [
    topic,
    id,
    count,
    messages,
    time(lastMessageAt),
  ]),
)}`
}

function table(head: readonly string[], rows: readonly (string | number)[][]): string {
  if (rows.length === 0) return '<p>None yet.</p>'
  const line = (tag: string, cells: readonly (string | number)[]): string =>
    `<tr>${cells.map(cell => `<${tag}>${text(cell)}</${tag}>`).join('')}</tr>`
  return `<table class="list">${line('th', head)}\n${rows.map(row => line('td', row)).join('\n')}</table>`
}

const time = (at: number): string => new Date(at).toISOString().slice(0, 19).replace('T', ' ')

const text = (value: string | number): string =>
  String(value).replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`)

const style = `body{font:15px/1.5 system-ui;margin:3rem auto;max-width:72rem;padding:0 1rem;color-scheme:light dark}
h2{font-size:1.1rem;margin:2rem 0 .5rem}th{text-align:left;padding-right:2rem;font-weight:600}
.list{border-collapse:collapse;width:100%}.list th,.list td{border-bottom:1px solid #8884;padding:.3rem 1rem .3rem 0;vertical-align:top}
.list td{overflow-wrap:anywhere;font-variant-numeric:tabular-nums}`
