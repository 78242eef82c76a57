import { InputRule, inputRules, textblockTypeInputRule, wrappingInputRule } from 'prosemirror-inputrules'
import type { Plugin } from 'prosemirror-state'
import { type MarkName, schema } from './schema.ts'

/** What ends here was opened at the start of a word; `_` and `*` inside of words are just that. */
function between(sign: string, mark: MarkName): InputRule {
  const quoted = sign.replace(/[*`]/g, '\\$&')
  const first = sign.charAt(0).replace(/[*`]/g, '\\$&')
  const match = new RegExp(`(?:^|[\\s(\\[{"'«“])(${quoted}([^\\s${first}](?:[^${first}]*[^\\s${first}])?)${quoted})$`)
  return new InputRule(match, (state, found, start, end) => {
    const [whole = '', marked = '', inside = ''] = found
    const from = start + whole.length - marked.length
    // The last sign is not in the document yet.
    const words = state.doc.slice(from + sign.length, from + sign.length + inside.length)
    const kept = words.content.size === inside.length
    if (!kept || state.doc.rangeHasMark(from, end, schema.marks.code)) return null
    const { tr } = state
    tr.delete(from + sign.length + inside.length, end)
    tr.delete(from, from + sign.length)
    tr.addMark(from, from + inside.length, schema.marks[mark].create())
    return tr.removeStoredMark(schema.marks[mark])
  })
}

const { blockquote, bullet_list, ordered_list, code_block } = schema.nodes

/** Markdown as it is typed; Backspace right after takes it back. */
export const markdown = (): Plugin =>
  inputRules({
    rules: [
      between('**', 'strong'),
      between('__', 'strong'),
      between('*', 'em'),
      between('_', 'em'),
      between('~~', 'strike'),
      between('`', 'code'),
      wrappingInputRule(/^> $/, blockquote),
      wrappingInputRule(/^[-*+] $/, bullet_list),
      wrappingInputRule(
        /^(\d{1,3})[.)] $/,
        ordered_list,
        found => ({ order: Number(found[1]) }),
        (found, node) => node.childCount + Number(node.attrs['order']) === Number(found[1]),
      ),
      textblockTypeInputRule(/^```$/, code_block),
    ],
  })
