import Conf from 'conf'
import type { OpenJsonFile } from '../both/json-file.ts'

/** The engine of electron-store, where there is no Electron. */
export const openConf: OpenJsonFile = ({ directory, name }) => {
  const conf = new Conf<Record<string, unknown>>({
    cwd: directory,
    configName: name,
    accessPropertiesByDotNotation: false,
    configFileMode: 0o600,
  })
  return {
    read: () => conf.store,
    write: values => void (conf.store = values),
  }
}
