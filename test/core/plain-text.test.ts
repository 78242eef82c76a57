import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainText } from '../../electron/core/plain-text.ts'

test.each([
  [
    'tags are dropped and words keep their spaces',
    '<p>Hello <b>wor</b>ld,  how\n are <i>you</i> ?</p>',
    'Hello world, how are you ?',
  ],
  ['blocks are lines of their own', 'a<p>b</p><p>c</p><div><div>d</div></div>\n<h1>e</h1>f', 'a\nb\nc\nd\ne\nf'],
  ['a br breaks the line, two leave one empty', 'a<br>b<br/><br >c', 'a\nb\n\nc'],
  ['items of a list', '<ul>\n <li>one</li>\n <li>two</li>\n</ul>after', 'one\ntwo\nafter'],
  ['cells of a table', '<table><tr><td>a</td><td>b</td></tr><tr><th>c</th></tr></table>', 'a b\nc'],
  ['preformatted text stays as it is', '<pre>if x:\n    y\n</pre>z', 'if x:\n    y\nz'],
  ['what is never shown is dropped', 'a<script>if (1 < 2) "</b>"</script>b<style>p {}</style><title>t</title>c', 'abc'],
  ['case makes no difference', 'a<SCRIPT>x</ScRiPt >b<BR>c', 'ab\nc'],
  ['a comment and what else is no element', 'a<!-- <b>x</b> > -->b<!doctype html><?xml?></ x>c<!-->d', 'abcd'],
  ['a bracket between quotes of a value ends no tag', `<a title="1 > 0" data-x='>' href=y>link</a>`, 'link'],
  ['quotes outside of values mean nothing', '<a "b>c</a>', 'c'],
  ['a bracket that opens nothing is text', '1 < 2 <3 a <> b <', '1 < 2 <3 a <> b <'],
  ['a tag that never ends takes the rest, as in a browser', 'a <b and c', 'a'],
  ['so does a value that never ends', 'a<b c="d>e</b>f', 'a'],
  [
    'entities by name and by number',
    '&lt;b&gt; &amp;amp; &eacute;t&eacute &hellip;&nbsp;&#233;&#x1F600;&#X41;',
    '<b> &amp; été …\u00a0é😀A',
  ],
  ['the longest name counts where none ends', '&notit; &ampx &copy2026', '¬it; &x ©2026'],
  ['numbers that are no characters', '&#0;&#xD800;&#x110000;&#99999999999;&#128;', '\ufffd\ufffd\ufffd\ufffd€'],
  ['what is no entity stays', 'AT&T &bogus; & &; &# &#x;', 'AT&T &bogus; & &; &# &#x;'],
  ['an entity is text, never markup', '&lt;script&gt;x&lt;/script&gt;', '<script>x</script>'],
  ['tags that close nothing', '</p>a</b></script>b</pre>c', 'ab\nc'],
])('%s', (_, html, text) => {
  expect(plainText(html)).toBe(text)
})

const piece = fc.constantFrom(
  ...[
    '<',
    '>',
    '"',
    "'",
    '=',
    '/',
    '&',
    ';',
    '!--',
    '-->',
    '<p>',
    '</p>',
    '<br>',
    '<script>',
    '</script>',
    '<a href="',
    'x',
  ],
  ...[' ', '\n', '&amp;', '&#', '<pre>', '</', '\0', '\ud800', '日本', '<!', '<?', '<td>', '&eacute', '<style'],
)
const broken = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(piece, { maxLength: 60 }).map(pieces => pieces.join('')),
)

test('however broken the markup is, an answer comes, and it is no longer than what it was made of', () => {
  fc.assert(
    fc.property(broken, html => plainText(html).length <= html.length + 1),
    { numRuns: 2000 },
  )
})

test('text that was escaped comes back as it was, but for its spaces', () => {
  const escaped = (text: string): string =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' })), lines => {
      const read = plainText(lines.map(line => `<p>${escaped(line)}</p>`).join(''))
      const spaced = (text: string): string => text.replace(/[ \t\r\n\f]+/g, ' ').trim()
      return spaced(read) === spaced(lines.join(' ').replaceAll('\0', ''))
    }),
  )
})

const openings = [
  '<',
  '<a',
  '<a "',
  '<a b="',
  '<!--',
  '<script>',
  '</script',
  '</',
  '&',
  '&#',
  '&a',
  '<br>',
  '<p>',
  '<pre>\n',
]
// Read once, this takes a fraction of a second; whoever reads on to the end from each opening takes minutes.
test.each([...openings, ...openings.map(one => `x${one} `)])('a million of %j are read to their end', opening => {
  expect(plainText(opening.repeat(1_000_000)).length).toBeLessThanOrEqual(opening.length * 1_000_000 + 1)
})
