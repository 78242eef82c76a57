import type { FakeBridge } from '../../helpers/fake-bridge.ts'
import { type SceneName, scenes } from './scenes.ts'
import * as world from './world.ts'

declare global {
  interface Window {
    fake: FakeBridge
    world: typeof world
  }
}

const scene = new URLSearchParams(window.location.search).get('scene') ?? 'office'
window.fake = scenes[scene as SceneName](Date.now())
window.world = world
window.parlance = window.fake
await import('../../../renderer/main.tsx')
