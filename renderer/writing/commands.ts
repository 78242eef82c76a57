import { lift, setBlockType, splitBlock, toggleMark, wrapIn } from 'prosemirror-commands'
import type { Node, NodeType, ResolvedPos } from 'prosemirror-model'
import { liftListItem, splitListItem, wrapInList } from 'prosemirror-schema-list'
import { type Command, type EditorState, TextSelection } from 'prosemirror-state'
import { type MarkName, schema } from './schema.ts'

const { blockquote, bullet_list, ordered_list, list_item, code_block, paragraph } = schema.nodes

export type Form =
  Exclude<MarkName, 'link' | 'underline'> | 'bullet_list' | 'ordered_list' | 'blockquote' | 'code_block'

/** The next line: another item, quoted line or line of code; an empty one ends what it is in. */
export const nextLine: Command = (state, dispatch) => {
  const { $from, empty } = state.selection
  if ($from.parent.type === code_block) return lineOfCode(state, dispatch)
  const isBlank = empty && $from.parent.content.size === 0 && $from.depth > 1
  if (isBlank && liftListItem(list_item)(state, dispatch)) return true
  if (isBlank && lift(state, dispatch)) return true
  return splitListItem(list_item)(state, dispatch) || splitBlock(state, dispatch)
}

/** Two empty lines in a row end the code. */
const lineOfCode: Command = (state, dispatch) => {
  const { $from, $to } = state.selection
  const { tr } = state
  const before = $from.parent.textContent.slice(0, $from.parentOffset)
  if ($to.pos !== $to.end() || !before.endsWith('\n\n')) {
    dispatch?.(tr.insertText('\n').scrollIntoView())
    return true
  }
  tr.delete($from.pos - 2, $from.pos)
  const after = tr.mapping.map($from.after())
  tr.insert(after, paragraph.create())
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, after + 1)).scrollIntoView())
  return true
}

export function toggle(form: Form): Command {
  switch (form) {
    case 'strong':
    case 'em':
    case 'strike':
    case 'code':
      return toggleMark(schema.marks[form])
    case 'bullet_list':
    case 'ordered_list':
      return list(schema.nodes[form])
    case 'blockquote':
      return (state, dispatch) =>
        around(state.selection.$from, blockquote) ? lift(state, dispatch) : wrapIn(blockquote)(state, dispatch)
    case 'code_block':
      return (state, dispatch) =>
        (state.selection.$from.parent.type === code_block ? setBlockType(paragraph) : setBlockType(code_block))(
          state,
          dispatch,
        )
    default:
      return form satisfies never
  }
}

/** Out of a list of this kind, from one kind to the other, or into one. */
function list(type: NodeType): Command {
  return (state, dispatch) => {
    const { $from } = state.selection
    if (around($from, type)) return liftListItem(list_item)(state, dispatch)
    const depth = depthOf($from, node => node.type === bullet_list || node.type === ordered_list)
    if (depth === null) return wrapInList(type)(state, dispatch)
    dispatch?.(state.tr.setNodeMarkup($from.before(depth), type))
    return true
  }
}

export function isOn(state: EditorState, form: Form): boolean {
  const { $from, from, to, empty } = state.selection
  if (form in schema.nodes) return around($from, schema.nodes[form as 'blockquote'])
  const mark = schema.marks[form as 'strong']
  return empty ? mark.isInSet(state.storedMarks ?? $from.marks()) !== undefined : state.doc.rangeHasMark(from, to, mark)
}

export const isInCode = (state: EditorState): boolean =>
  state.selection.$from.parent.type === code_block || isOn(state, 'code')

const around = ($at: ResolvedPos, type: NodeType): boolean => depthOf($at, node => node.type === type) !== null

function depthOf($at: ResolvedPos, is: (node: Node) => boolean): number | null {
  for (let depth = $at.depth; depth > 0; depth--) if (is($at.node(depth))) return depth
  return null
}
