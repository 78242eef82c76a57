import { type ShortcutId, groups, onMac, parts, shortcuts, toldKeys } from '../../shortcuts/shortcuts.ts'
import { type WordId, useWords } from '../../text/words.ts'
import { useKnown } from '../world.ts'

const macSigns: Record<string, string> = { Mod: '⌘', Alt: '⌥', Shift: '⇧' }
const signs: Record<string, string> = { ArrowUp: '↑', ArrowDown: '↓' }
const named: Record<string, WordId> = {
  Mod: 'key.ctrl',
  Alt: 'key.alt',
  Shift: 'key.shift',
  Enter: 'key.enter',
  Escape: 'key.escape',
}

/** Every key there is, by its name on this kind of computer. */
export function ShortcutList() {
  const words = useWords()
  const settings = useKnown(state => state.app?.settings)
  const isTold = (id: ShortcutId): boolean => {
    if ('single' in shortcuts[id]) return settings?.singleKeys ?? true
    if (id === 'send') return settings?.sendWith !== 'mod-enter'
    if (id === 'send-mod') return settings?.sendWith === 'mod-enter'
    return true
  }
  const ids = (Object.keys(shortcuts) as ShortcutId[]).filter(isTold)
  return groups.map(group => (
    <section key={group} className="shortcut-group">
      <h3>{words(`shortcuts.${group}`)}</h3>
      <dl>
        {ids
          .filter(id => shortcuts[id].group === group)
          .map(id => (
            <div key={id}>
              <dt>{words(shortcuts[id].word)}</dt>
              <dd>
                <Keys combination={toldKeys(id, window.parlance === undefined)} />
              </dd>
            </div>
          ))}
      </dl>
    </section>
  ))
}

function Keys({ combination }: { combination: string }) {
  const words = useWords()
  const { modifiers, key } = parts(combination)
  const name = (part: string): string => {
    const sign = (onMac ? macSigns[part] : undefined) ?? signs[part]
    const word = named[part]
    return sign ?? (word ? words(word) : part)
  }
  return [...modifiers, key].map(part => <kbd key={part}>{name(part)}</kbd>)
}
