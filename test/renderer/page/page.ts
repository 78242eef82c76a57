import type { FakeBridge } from '../../helpers/fake-bridge.ts'
import { type SceneName, scenes } from './scenes.ts'
import * as world from './world.ts'

declare global {
  interface Window {
    fake: FakeBridge
    world: typeof world
  }
}

const asked = new URLSearchParams(window.location.search)
const scene = asked.get('scene') ?? 'office'
document.dir = asked.get('dir') ?? 'ltr'
window.fake = scenes[scene as SceneName](Date.now())
window.world = world
window.parlance = window.fake
await import('../../../renderer/main.tsx')
