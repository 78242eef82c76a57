import type { Session } from 'electron'
import { record } from './record.ts'
import { strict } from './strict.ts'

type Used =
  | 'addWordToSpellCheckerDictionary'
  | 'availableSpellCheckerLanguages'
  | 'resolveProxy'
  | 'setDevicePermissionHandler'
  | 'setPermissionCheckHandler'
  | 'setPermissionRequestHandler'
  | 'setProxy'
  | 'setSpellCheckerEnabled'
  | 'setSpellCheckerLanguages'

const handlers = { request: false, check: false, device: false }
const told = (): void => record({ what: 'permission-handlers', ...handlers })

const spelling = { languages: [] as string[], on: true }
const toldSpelling = (): void => record({ what: 'spelling', ...spelling })

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
  /** The test plays the system's settings; a list in the words of proxy scripts. */
  resolveProxy: () => Promise.resolve(process.env['PARLANCE_TEST_SYSTEM_PROXY'] ?? 'DIRECT'),
  setProxy({ mode = 'system', proxyRules = '' }) {
    record({ what: 'engine-proxy', mode, rules: proxyRules })
    return Promise.resolve()
  },
  availableSpellCheckerLanguages: ['de', 'en-GB', 'en-US', 'fr'],
  setSpellCheckerLanguages(languages) {
    const strange = languages.find(language => !used.availableSpellCheckerLanguages.includes(language))
    if (strange !== undefined)
      throw new Error(`Invalid language code provided: "${strange}" is not a valid language code`)
    spelling.languages = [...languages]
    toldSpelling()
  },
  setSpellCheckerEnabled(on) {
    spelling.on = on
    toldSpelling()
  },
  addWordToSpellCheckerDictionary(word) {
    record({ what: 'word-learned', word })
    return true
  },
}

export const defaultSession = strict('session', used) as Session
