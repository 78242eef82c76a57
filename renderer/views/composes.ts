import type { KeyboardEvent } from 'react'

/** While an input method composes, Enter chooses a word and means nothing else. */
export const composes = ({ nativeEvent }: KeyboardEvent): boolean =>
  // Some input methods say so by this key code alone.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  nativeEvent.isComposing || nativeEvent.keyCode === 229
