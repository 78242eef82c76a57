import {
  isoTime,
  readableTime,
  titleOf,
  type ExportedThread,
  type ExportFormatter,
  type ExportHead,
} from './export-format.ts'
import { oneLine, wordsOf } from './export-words.ts'
import { Markup, markup } from './markup.ts'

/** Nothing of it is from outside this file, so it may stand as it is. */
const style = new Markup(`<style>
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere; }
h2 { margin: 3rem 0 0; } h3 { margin: 2rem 0 .5rem; font-size: 1em; opacity: .7; }
h2, .said, .event, .about { overflow: clip; overflow-clip-margin: 3px; }
p { margin: .1rem 0 .6rem; white-space: pre-wrap; unicode-bidi: isolate; text-align: start; }
.about, time, .event, .edited { opacity: .7; } time, .edited { font-size: .85em; }
</style>`)

/** One file that needs no other, runs nothing and asks nobody for anything. */
export function htmlExport({ me, exportedAt, words }: ExportHead): ExportFormatter {
  let thread: ExportedThread | null = null
  let day = ''
  const text = ({ source }: Markup): string => source

  return {
    head: () =>
      text(markup`<!doctype html>
<html lang="${words.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width">
<title>${words.conversationsOf(oneLine(me.name ?? me.id))}</title>
${style}
</head>
<body>
<p class="about">${words.by(readableTime(exportedAt))} <bdi>${oneLine(me.name ?? me.id)}</bdi>. ${words.utc}</p>
`),
    threadHead(next) {
      thread = next
      day = ''
      const people = next.people.map(({ id, name }) => oneLine(name ?? id)).join(', ')
      return text(markup`<section>
<h2 dir="auto">${oneLine(titleOf(next, me))}</h2>
<p class="about">${words.with} <bdi>${people}</bdi></p>
`)
    },
    message({ body, sender, sentAt, editedAt }) {
      const nameOf = thread?.nameOf ?? (() => null)
      const { text: said, event } = wordsOf(body, nameOf, words)
      const [date = '', time = date] = readableTime(sentAt).split(' ')
      const heading = date === day ? markup`` : markup`<h3>${date}</h3>\n`
      day = date
      const at = markup`<time datetime="${isoTime(sentAt) ?? ''}">${time}</time>`
      if (event || sender === null) {
        return text(markup`${heading}<p class="event" dir="auto">${said} ${at}</p>\n`)
      }
      const name = oneLine(sender.name ?? nameOf(sender.id) ?? sender.id)
      const edited =
        editedAt === null || body.kind === 'deleted' ? markup`` : markup` <span class="edited">${words.edited}</span>`
      return text(
        markup`${heading}<div class="said"><b><bdi>${name}</bdi></b> ${at}${edited}<p dir="auto">${said}</p></div>\n`,
      )
    },
    threadFoot: ({ partial }) =>
      text(partial ? markup`<p class="about">${words.missing}</p>\n</section>\n` : markup`</section>\n`),
    foot: () => text(markup`</body>\n</html>\n`),
  }
}
