import { clean } from './export-words.ts'

const reserved = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)$/i
/** In UTF-16: with a date, an ending and a number for a free name it stays below what every file system takes, whatever the letters. */
const longest = 60

/** A file name of somebody's words that means the same file on every system, and looks like what it is. */
export function exportName(title: string, exportedAt: number, ending: string): string {
  const words = clean(title)
    .normalize('NFC')
    // Slashes, what Windows refuses, and marks that are not seen.
    .replace(/[\\/:*?"<>|\s\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}]+/gu, ' ')
    .trim()
  const short = words.slice(0, longest).replace(/\p{Cs}$/u, '')
  // A dot in front hides a file, a dash makes an option of it, dots and spaces at the end are lost on Windows.
  const bare = short.replace(/^[. -]+|[. ]+$/g, '')
  const name = bare === '' || reserved.test(bare.split('.')[0]?.trim() ?? '') ? `Conversation ${bare}`.trim() : bare
  return `${name} ${new Date(exportedAt).toISOString().slice(0, 10)}.${ending}`
}
