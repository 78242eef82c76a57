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

const all = [
  firstRunScreens,
  listScreens,
  peopleScreens,
  conversationScreens,
  newConversationScreens,
  conversationMenuScreens,
  writingScreens,
  settingsScreens,
  updatesScreens,
  careScreens,
  readmeScreens,
].flatMap(part => Object.entries(part))

/** Every screen once; each is drawn in every look. */
export const screens: Record<string, Screen> = Object.fromEntries(all)

if (Object.keys(screens).length < all.length) throw new Error('two screens have the same name')
