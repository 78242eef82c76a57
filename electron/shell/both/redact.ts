import { homedir } from 'node:os'

const rules: readonly (readonly [RegExp, string])[] = [
  [/\beyJ[\w-]{4,}\.[\w-]{4,}(?:\.[\w-]*)?/g, '[token]'],
  [/\b(bearer\s+)[^\s"']+/gi, '$1[token]'],
  [/(accesskey=)[^;\s"']+/gi, '$1[key]'],
  [/([?&#](?:token|sig|signature|key)=)[^&\s"']+/gi, '$1[secret]'],
  [/\b([a-z][a-z\d+.-]*:\/\/)[^\s/@"']+@/gi, '$1[secret]@'],
  // Enough of a user id stays to tell two people apart in one log.
  [/\b(8:[a-z]+:|4:\+?)[^\s"',;)\]}]*?([^\s"',;)\]}]{1,4})(?=$|[\s"',;)\]}])/gi, '$1…$2'],
]

/** Takes out of a line of log what must not be in one, wherever it came from. */
export function redact(text: string): string {
  const home = homedir()
  const plain = home.length > 3 ? text.replaceAll(home, '~') : text
  return rules.reduce((line, [what, instead]) => line.replace(what, instead), plain)
}
