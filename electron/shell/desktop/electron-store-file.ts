import ElectronStore from 'electron-store'
import type { OpenJsonFile } from '../both/json-file.ts'

/** Dots in a key are part of it: our values are whole objects, nobody reaches into them by path. */
export const openElectronStore: OpenJsonFile = ({ directory, name }) => {
  const store = new ElectronStore<Record<string, unknown>>({
    cwd: directory,
    name,
    accessPropertiesByDotNotation: false,
    configFileMode: 0o600,
  })
  return {
    read: () => store.store,
    write: values => void (store.store = values),
  }
}
