import { readableTime, titleOf, type ExportedThread, type ExportFormatter, type ExportHead } from './export-format.ts'
import { oneLine, wordsOf } from './export-words.ts'

const indent = '    '

/** A transcript for reading. What somebody wrote goes on indented, so that no message can look like the beginning of another. */
export function textExport({ me, exportedAt, words }: ExportHead): ExportFormatter {
  let thread: ExportedThread | null = null
  let day = ''

  return {
    head: () => `${words.by(readableTime(exportedAt))} ${oneLine(me.name ?? me.id)}. ${words.utc}\n`,
    threadHead(next) {
      thread = next
      day = ''
      // Begun with a word of ours: a topic may look like a message.
      const title = words.heading(oneLine(titleOf(next, me)))
      const people = next.people.map(({ id, name }) => oneLine(name ?? id)).join(', ')
      return `\n${title}\n${'='.repeat(Math.min(60, title.length))}\n${words.with} ${people}\n${words.id} ${next.id}\n`
    },
    message({ body, sender, sentAt, editedAt }) {
      const nameOf = thread?.nameOf ?? (() => null)
      const { text, event } = wordsOf(body, nameOf, words)
      const [date = '', time = date] = readableTime(sentAt).split(' ')
      const heading = date === day ? '' : `\n${date}\n`
      day = date
      const said = text.replaceAll('\n', `\n${indent}`)
      const edited = editedAt === null || body.kind === 'deleted' ? '' : ` (${words.edited})`
      if (event || sender === null) return `${heading}[${time}] * ${said}\n`
      const name = oneLine(sender.name ?? nameOf(sender.id) ?? sender.id)
      return `${heading}[${time}] ${name}: ${said}${edited}\n`
    },
    threadFoot: ({ partial }) => (partial ? `\n${words.missing}\n` : ''),
    foot: () => '',
  }
}
