import { careScreens } from './care.ts'
import { conversationMenuScreens } from './conversation-menu.ts'
import { conversationScreens } from './conversation.ts'
import { firstRunScreens } from './first-run.ts'
import { listScreens } from './list.ts'
import { newConversationScreens } from './new-conversation.ts'
import { peopleScreens } from './people.ts'
import { readmeScreens } from './readme.ts'
import type { Screen } from './screen.ts'
import { settingsScreens } from './settings.ts'
import { updatesScreens } from './updates.ts'
import { writingScreens } from './writing.ts'

/** Every screen once; each is drawn in every look. */
export const screens: Record<string, Screen> = {
  ...firstRunScreens,
  ...listScreens,
  ...peopleScreens,
  ...conversationScreens,
  ...newConversationScreens,
  ...conversationMenuScreens,
  ...writingScreens,
  ...settingsScreens,
  ...updatesScreens,
  ...careScreens,
  ...readmeScreens,
}
