import type { Page } from 'playwright-core'
import type { SceneName } from '../page/scenes.ts'

export interface Screen {
  scene: SceneName
  width?: number
  height?: number
  act?: (page: Page) => Promise<unknown>
}
