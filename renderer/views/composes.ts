import type { KeyboardEvent as ReactKeyboardEvent } from 'react'

/** While an input method composes, Enter chooses a word and means nothing else. */
export function composes(event: KeyboardEvent | ReactKeyboardEvent): boolean {
  const pressed = 'nativeEvent' in event ? event.nativeEvent : event
  // Some input methods say so by this key code alone.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  return pressed.isComposing || pressed.keyCode === 229
}
