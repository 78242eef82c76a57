import { parse } from '@formatjs/icu-messageformat-parser'

const PARSER = '@formatjs/icu-messageformat-parser'
const locales = /\/locales\/(\w+)\.json$/

/** The sentences of a language as the window formats them, so that it neither has a parser nor waits for one. */
export function messages() {
  return {
    name: 'messages',
    enforce: 'pre',
    config: () => ({
      resolve: { alias: [{ find: new RegExp(`^${PARSER}$`), replacement: `${PARSER}/no-parser.js` }] },
    }),
    transform(code, id) {
      const [, language] = locales.exec(id) ?? []
      if (!language) return null
      const options = { locale: new Intl.Locale(language), shouldParseSkeletons: true }
      const parsed = Object.entries(JSON.parse(code)).map(([name, words]) => [name, parse(words, options)])
      return { code: JSON.stringify(Object.fromEntries(parsed)), map: null }
    },
  }
}
