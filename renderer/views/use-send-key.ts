import { isPressed, onMac } from '../shortcuts/shortcuts.ts'
import { useKnown } from './world.ts'

/** What Enter does as it is held: with Ctrl or Cmd it sends, with Shift it begins a line, alone it does what was chosen. */
export function useSendKey(): (event: KeyboardEvent) => 'send' | 'line' | null {
  const sendWith = useKnown(state => state.app?.settings.sendWith ?? 'enter')
  return event => {
    if (isPressed('send-mod', event, onMac)) return 'send'
    if (isPressed('send', event, onMac)) return sendWith === 'enter' ? 'send' : 'line'
    return null
  }
}
