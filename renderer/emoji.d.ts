/** Made by build/emoji.mjs. */
declare module 'virtual:emoji' {
  type Row = [emoji: string, group: number, toned: 0 | 1, short: string, en: string, fr: string, tags: string]
  export const rows: readonly Row[]
}
