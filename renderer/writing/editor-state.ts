import { baseKeymap, chainCommands, setBlockType } from 'prosemirror-commands'
import { history, redo, undo } from 'prosemirror-history'
import { undoInputRule } from 'prosemirror-inputrules'
import { keymap } from 'prosemirror-keymap'
import type { Node } from 'prosemirror-model'
import { type Command, EditorState, type Plugin, TextSelection } from 'prosemirror-state'
import { type Pasting, clipboard } from './clipboard.ts'
import { nextLine, toggle } from './commands.ts'
import { markdown } from './markdown.ts'
import { schema } from './schema.ts'

/** At the start of a piece of code Backspace makes words of it. */
const leaveCode: Command = (state, dispatch) => {
  const { $from, empty } = state.selection
  const isAtStart = empty && $from.parent.type === schema.nodes.code_block && $from.parentOffset === 0
  return isAtStart && setBlockType(schema.nodes.paragraph)(state, dispatch)
}

// What Enter does is not the editor's business: it sends.
const { Backspace: back, ...usualKeys } = baseKeymap
delete usualKeys['Enter']
delete usualKeys['Mod-Enter']

const forms: Record<string, Command> = {
  'Mod-b': toggle('strong'),
  'Mod-i': toggle('em'),
  'Mod-Shift-x': toggle('strike'),
  'Mod-e': toggle('code'),
  'Mod-Shift-7': toggle('ordered_list'),
  'Mod-Shift-8': toggle('bullet_list'),
  'Mod-Shift-9': toggle('blockquote'),
}
const always: Record<string, Command> = {
  'Mod-z': undo,
  'Mod-y': redo,
  'Mod-Shift-z': redo,
  'Shift-Enter': nextLine,
  Backspace: chainCommands(undoInputRule, leaveCode, ...(back ? [back] : [])),
}

/** `plain`: words and lines only, for what was sent as such. */
export function editorState(doc: Node, plain: boolean, pasting: () => Pasting): EditorState {
  const shaping: Plugin[] = plain ? [] : [markdown(), keymap(forms)]
  const plugins = [...shaping, keymap(always), keymap(usualKeys), history(), clipboard(pasting)]
  const state = EditorState.create({ doc, plugins })
  return state.apply(state.tr.setSelection(TextSelection.atEnd(state.doc)))
}
