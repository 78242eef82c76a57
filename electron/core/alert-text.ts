import type { AlertDetail } from '../contract/settings.ts'
import { clean } from './export-words.ts'
import type { Words } from './words-en.ts'

/** One message somebody is told of. */
export interface News {
  /** As I call them. */
  sender: string
  text: string
  mentionsMe: boolean
}

/** A notification shows a few lines; what is left out is in the window. */
const longest = 250

/** What a notification of one conversation says, with no more in it than may be seen by others. `count` is with those it told of before. */
export function alertText(input: {
  detail: Exclude<AlertDetail, 'off'>
  title: string
  /** Of two people and nothing else: its title is who it is from. */
  ofTwo: boolean
  news: readonly News[]
  count: number
  words: Words['alert']
}): { title: string; body: string } {
  const { detail, title, ofTwo, news, count, words } = input
  const last = news.at(-1)
  const plain = news.some(({ mentionsMe }) => mentionsMe) ? words.mentioned : words.newMessages(count)
  if (detail === 'no-name' || !last) return { title: 'Parlance', body: plain }
  const alone = news.every(({ sender }) => sender === last.sender)
  const heading = ofTwo ? last.sender : alone ? words.in(last.sender, title) : title
  const counted = count > 1 ? words.several(heading, count) : heading
  if (detail === 'name') return { title: counted, body: plain }
  const text = shortened(last.text) || plain
  return { title: counted, body: alone ? text : words.said(last.sender, text) }
}

/** Between characters as they are read, not in the middle of one. */
function shortened(text: string): string {
  const line = clean(text).trim()
  if (line.length <= longest) return line
  const kept = [...new Intl.Segmenter().segment(line.slice(0, longest))].slice(0, -1)
  return `${kept.map(({ segment }) => segment).join('')}…`
}
