import type { Emoji } from '../text/emoji.ts'
import { useKnown, useWorld } from './world.ts'

const REMEMBERED = 24
const nothing: readonly string[] = []

/** Which emoji somebody takes, and in which tone: kept with the settings. */
export function useEmojiHabits() {
  const { line, store } = useWorld()
  const tone = useKnown(state => state.app?.settings.skinTone ?? 0)
  const recent = useKnown(state => state.app?.settings.recentEmoji ?? nothing)
  return {
    tone,
    recent,
    used: ({ emoji }: Emoji) => {
      const before = store.get().app?.settings.recentEmoji ?? []
      const recentEmoji = [emoji, ...before.filter(each => each !== emoji)].slice(0, REMEMBERED)
      void line.call('settings.set', { recentEmoji })
    },
    choose: (skinTone: number) => void line.call('settings.set', { skinTone }),
  }
}
