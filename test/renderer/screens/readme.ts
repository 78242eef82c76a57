import { search, thread } from './acts.ts'
import type { Screen } from './screen.ts'

/** What the README shows: build/readme holds them as they look in the light. */
export const readmeScreens: Record<string, Screen> = {
  'readme-window': {
    scene: 'studio',
    async act(page) {
      await thread('Spring catalogue')(page)
      await page.locator('.composer [role=textbox], .composer textarea').pressSequentially('Yes please, and one for')
    },
  },
  'readme-search': {
    scene: 'studio-offline',
    async act(page) {
      await search('proofs')(page)
      await page.locator('.hit', { hasText: 'back from the printer' }).click()
      await page.locator('.message[data-target=true]').waitFor()
    },
  },
}
