import { type MarkSpec, type NodeSpec, Schema } from 'prosemirror-model'
import { safeHref } from '../text/autolink.ts'

const nodes = {
  doc: { content: 'block+' },
  /** A line: what ends it is the next one. */
  paragraph: {
    group: 'block',
    content: 'inline*',
    // Only while HTML is read: what a paragraph of its own was, and not one line of many.
    attrs: { apart: { default: false } },
    parseDOM: [{ tag: 'p', attrs: { apart: true } }],
    toDOM: () => ['p', 0],
  },
  blockquote: {
    group: 'block',
    content: 'block+',
    defining: true,
    parseDOM: [{ tag: 'blockquote' }],
    toDOM: () => ['blockquote', 0],
  },
  code_block: {
    group: 'block',
    content: 'text*',
    marks: '',
    code: true,
    defining: true,
    parseDOM: [{ tag: 'pre', preserveWhitespace: 'full' }],
    toDOM: () => ['pre', { spellcheck: 'false' }, ['code', 0]],
  },
  bullet_list: {
    group: 'block',
    content: 'list_item+',
    parseDOM: [{ tag: 'ul' }],
    toDOM: () => ['ul', 0],
  },
  ordered_list: {
    group: 'block',
    content: 'list_item+',
    attrs: { order: { default: 1, validate: 'number' } },
    parseDOM: [{ tag: 'ol', getAttrs: element => ({ order: Number(element.getAttribute('start')) || 1 }) }],
    toDOM: node => ['ol', { start: String(node.attrs['order']) }, 0],
  },
  list_item: {
    content: 'paragraph block*',
    defining: true,
    parseDOM: [{ tag: 'li' }],
    toDOM: () => ['li', 0],
  },
  text: { group: 'inline' },
  /** Only while HTML is read: it becomes two lines. */
  line_break: { group: 'inline', inline: true, parseDOM: [{ tag: 'br' }], toDOM: () => ['br'] },
  mention: {
    group: 'inline',
    inline: true,
    atom: true,
    attrs: { id: { validate: 'string' }, name: { validate: 'string' } },
    parseDOM: [
      {
        tag: 'msft-mention',
        getAttrs: element => {
          const id = element.getAttribute('id')
          const name = element.textContent.replace(/^@/, '').trim() || element.getAttribute('displaytext')
          return id && name ? { id, name } : false
        },
      },
    ],
    toDOM: node => ['msft-mention', { id: String(node.attrs['id']), 'data-mention': 'true' }, `@${node.attrs['name']}`],
    leafText: node => `@${node.attrs['name']}`,
  },
} satisfies Record<string, NodeSpec>

const marks = {
  link: {
    attrs: { href: { validate: 'string' } },
    inclusive: false,
    parseDOM: [
      {
        tag: 'a[href]',
        getAttrs: element => {
          const href = safeHref(element.getAttribute('href') ?? '')
          return href === null ? false : { href }
        },
      },
    ],
    toDOM: mark => ['a', { href: String(mark.attrs['href']), title: String(mark.attrs['href']) }, 0],
  },
  strong: { parseDOM: [{ tag: 'strong' }, { tag: 'b' }, { tag: 'th' }], toDOM: () => ['strong', 0] },
  em: { parseDOM: [{ tag: 'em' }, { tag: 'i' }], toDOM: () => ['em', 0] },
  underline: { parseDOM: [{ tag: 'u' }], toDOM: () => ['u', 0] },
  strike: { parseDOM: ['s', 'del', 'strike'].map(tag => ({ tag })), toDOM: () => ['s', 0] },
  code: {
    code: true,
    excludes: 'strong em underline strike link',
    parseDOM: [{ tag: 'code' }],
    toDOM: () => ['code', { spellcheck: 'false' }, 0],
  },
} satisfies Record<string, MarkSpec>

/** All the composer knows, and so all that survives in it, typed or pasted. */
export const schema = new Schema<keyof typeof nodes, keyof typeof marks>({ nodes, marks })

export type MarkName = keyof typeof marks
