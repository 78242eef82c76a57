import { useEffect, useEffectEvent } from 'react'
import type { MenuItem } from '../../electron/contract/menu.ts'
import { useKnown, useWorld } from '../views/world.ts'
import { type ShortcutId, isPressed, onMac, shortcuts } from './shortcuts.ts'

/** False: it had nothing to do, and the key means what it always means. */
type Acts = Partial<
  Record<Exclude<ShortcutId, MenuItem>, (event: KeyboardEvent) => unknown> & Record<MenuItem, () => unknown>
>

/** Does what the keys and the menus of the system are for, wherever the focus is; a dialog is a matter of its own. */
export function useShortcuts(acts: Acts): void {
  const { line } = useWorld()
  const singleKeys = useKnown(state => state.app?.settings.singleKeys ?? false)
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || isModal()) return
    for (const [id, act] of Object.entries(acts) as [ShortcutId, (event: KeyboardEvent) => unknown][]) {
      if ('single' in shortcuts[id] && (!singleKeys || isWriting(event.target))) continue
      if (!isPressed(id, event, onMac)) continue
      if (act(event) !== false) event.preventDefault()
      return
    }
  })
  const onChosen = useEffectEvent(({ item }: { item: MenuItem }) => {
    if (!isModal()) acts[item]?.()
  })
  useEffect(() => line.on('menu.chosen', onChosen), [line])
  useEffect(() => {
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}

export const isModal = (): boolean => document.querySelector('[aria-modal=true], [role=menu]') !== null

export const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('input:not([type=checkbox], [type=radio]), textarea, select'))
