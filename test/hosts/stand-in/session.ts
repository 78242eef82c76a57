import type { Session } from 'electron'
import { record } from './record.ts'
import { strict } from './strict.ts'

type Used = 'setDevicePermissionHandler' | 'setPermissionCheckHandler' | 'setPermissionRequestHandler'

const handlers = { request: false, check: false, device: false }
const told = (): void => record({ what: 'permission-handlers', ...handlers })

const used: Pick<Session, Used> = {
  setPermissionRequestHandler(handler) {
    handlers.request = handler !== null
    told()
  },
  setPermissionCheckHandler(handler) {
    handlers.check = handler !== null
    told()
  },
  setDevicePermissionHandler(handler) {
    handlers.device = handler !== null
    told()
  },
}

export const defaultSession = strict('session', used) as Session
