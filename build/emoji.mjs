import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'

const NAME = 'virtual:emoji'
const { resolve } = createRequire(import.meta.url)
const read = async path => JSON.parse(await readFile(resolve(`emojibase-data/${path}`), 'utf8'))

const TONES = ['🏻', '🏼', '🏽', '🏾', '🏿']
/** Parts of other emoji, which nobody looks for. */
const COMPONENTS = 2

/** Enough to be found by; a dozen for each emoji would weigh more than the whole editor. */
const MOST_TAGS = 3

const tagsBeside = (label, tags = []) =>
  tags.filter(tag => !/\s/.test(tag) && !label.toLowerCase().includes(tag.toLowerCase())).slice(0, MOST_TAGS)

/** Some come with a mark that asks for colours, which they have anyway. */
const plain = unicode => unicode.replace(/^(\p{Emoji_Presentation})\uFE0F$/u, '$1')

/** The same rule as in the window: it shows tones only where it makes the very emoji that Unicode lists. */
const toned = (emoji, tone) => emoji.replace(/^(\P{M})\uFE0F?/u, `$1${TONES[tone - 1]}`)

/** Every emoji with its group, its short names, and what it is called and found by in both languages. */
export async function emojiRows() {
  const [en, fr, names] = await Promise.all(
    ['en/compact.json', 'fr/compact.json', 'en/shortcodes/github.json'].map(read),
  )
  const french = new Map(fr.map(({ hexcode, ...words }) => [hexcode, words]))
  return en
    .filter(({ group }) => group !== undefined && group !== COMPONENTS)
    .sort((a, b) => a.order - b.order)
    .map(({ hexcode, unicode, group, label, tags, skins = [] }) => {
      const words = french.get(hexcode) ?? { label, tags: [] }
      const emoji = plain(unicode)
      const single = skins.map(skin => skin.unicode)
      const hasTones = TONES.every((_, at) => single.includes(toned(emoji, at + 1)))
      const short = [names[hexcode] ?? []].flat()
      const found = new Set([...tagsBeside(label, tags), ...tagsBeside(words.label, words.tags)])
      return [emoji, group, hasTones ? 1 : 0, short.join(' '), label, words.label, [...found].join(' ')]
    })
}

/** Made when the window is built, so that the window carries what it shows and nothing else of the collection. */
export const emoji = () => ({
  name: 'emoji',
  resolveId: id => (id === NAME ? `\0${NAME}` : null),
  async load(id) {
    if (id !== `\0${NAME}`) return null
    const rows = await emojiRows()
    // What is alike lies side by side and packs better.
    const columns = JSON.stringify(rows[0].map((_, at) => rows.map(row => row[at])))
    return `const columns = JSON.parse(${JSON.stringify(columns)})
      export const rows = columns[0].map((_, at) => columns.map(column => column[at]))`
  },
})
