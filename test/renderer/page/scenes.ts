import { arranged } from './scenes/arranged.ts'
import { beginnings } from './scenes/beginnings.ts'
import { connections } from './scenes/connections.ts'
import { many } from './scenes/many.ts'
import { office } from './scenes/office.ts'
import { rich } from './scenes/rich.ts'
import { studios } from './scenes/studio.ts'
import { surroundings } from './scenes/surroundings.ts'
import { waiting } from './scenes/waiting.ts'
import type { Scene } from './world.ts'

export const scenes = {
  office,
  arranged,
  waiting,
  rich,
  ...many,
  ...beginnings,
  ...surroundings,
  ...connections,
  ...studios,
} satisfies Record<string, Scene>

export type SceneName = keyof typeof scenes
