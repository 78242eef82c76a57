import { CodeRegular } from '@fluentui/react-icons/svg/code'
import { CodeBlockRegular } from '@fluentui/react-icons/svg/code-block'
import { LinkRegular } from '@fluentui/react-icons/svg/link'
import { TextBoldRegular } from '@fluentui/react-icons/svg/text-bold'
import { TextBulletListLtrRegular } from '@fluentui/react-icons/svg/text-bullet-list-ltr'
import { TextItalicRegular } from '@fluentui/react-icons/svg/text-italic'
import { TextNumberListLtrRegular } from '@fluentui/react-icons/svg/text-number-list-ltr'
import { TextQuoteRegular } from '@fluentui/react-icons/svg/text-quote'
import { TextStrikethroughRegular } from '@fluentui/react-icons/svg/text-strikethrough'
import { type ComponentType, type KeyboardEvent, useState } from 'react'
import { type WordId, useWords } from '../text/words.ts'
import { type Form, isOn, toggle } from '../writing/commands.ts'
import { hasLink } from '../writing/links.ts'
import type { Editor } from './use-editor.ts'

interface Tool {
  form: Form | 'link'
  name: WordId
  keys: string
  icon: ComponentType
}

const tools: readonly Tool[] = [
  { form: 'strong', name: 'format.bold', keys: 'Mod+B', icon: TextBoldRegular },
  { form: 'em', name: 'format.italic', keys: 'Mod+I', icon: TextItalicRegular },
  { form: 'strike', name: 'format.strike', keys: 'Mod+Shift+X', icon: TextStrikethroughRegular },
  { form: 'link', name: 'format.link', keys: 'Mod+K', icon: LinkRegular },
  { form: 'bullet_list', name: 'format.bullets', keys: 'Mod+Shift+8', icon: TextBulletListLtrRegular },
  { form: 'ordered_list', name: 'format.numbers', keys: 'Mod+Shift+7', icon: TextNumberListLtrRegular },
  { form: 'blockquote', name: 'format.quote', keys: 'Mod+Shift+9', icon: TextQuoteRegular },
  { form: 'code', name: 'format.code', keys: 'Mod+E', icon: CodeRegular },
  { form: 'code_block', name: 'format.codeBlock', keys: '```', icon: CodeBlockRegular },
]

const mod = navigator.platform.startsWith('Mac') ? '⌘' : 'Ctrl'

interface FormatBarProps {
  editor: Editor
  link: () => void
}

/** One stop for Tab; arrows lead from tool to tool. */
export function FormatBar({ editor, link }: FormatBarProps) {
  const words = useWords()
  const [reachable, setReachable] = useState(0)
  const move = (event: KeyboardEvent<HTMLElement>) => {
    const forward = document.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight'
    const step = event.key === forward ? 1 : /^Arrow(Left|Right)$/.test(event.key) ? -1 : 0
    const to = { Home: 0, End: tools.length - 1 }[event.key] ?? (reachable + step + tools.length) % tools.length
    if (to === reachable) return
    event.preventDefault()
    setReachable(to)
    event.currentTarget.querySelectorAll('button')[to]?.focus()
  }
  return (
    <div className="format-bar" role="toolbar" aria-label={words('format.bar')} onKeyDown={move}>
      {tools.map(({ form, name, keys, icon: Icon }, at) => (
        <button
          key={form}
          type="button"
          tabIndex={at === reachable ? 0 : -1}
          aria-label={words(name)}
          aria-pressed={form === 'link' ? hasLink(editor.state) : isOn(editor.state, form)}
          title={`${words(name)} (${keys.replace('Mod', mod)})`}
          // The caret must not leave the words it is to form.
          onMouseDown={event => event.preventDefault()}
          onFocus={() => setReachable(at)}
          onClick={() => (form === 'link' ? link() : editor.run(toggle(form)))}
        >
          <Icon />
        </button>
      ))}
    </div>
  )
}
