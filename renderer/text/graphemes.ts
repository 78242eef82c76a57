const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** What people take for one character each, however many codes it is written with. */
export const graphemes = (text: string): Intl.Segments => segmenter.segment(text)
