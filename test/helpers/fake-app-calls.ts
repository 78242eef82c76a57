import type { Handlers, Snapshot } from '../../electron/contract/ipc.ts'
import { done, ok } from './answers.ts'
import { diagnosisOf, logged } from './fake-findings.ts'
import type { FakeBridge } from './fake-bridge.ts'

type Name =
  | `app.${'snapshot' | 'licences' | 'drawn'}`
  | `keychain.${'retry' | 'sessionOnly'}`
  | 'settings.set'
  | `alert.${'test' | 'allow' | 'met'}`
  | `update.${'check' | 'download' | 'install'}`
  | `atLogin.${'read' | 'set'}`
  | 'notice.dismiss'
  | 'diagnostics.run'
  | 'log.read'

export const appCalls = (
  fake: FakeBridge,
): Pick<Handlers, Name | 'typing.send' | 'attention.set' | 'network.back'> => ({
  'app.snapshot': () => ok(fake.snapshot),
  'app.drawn': () => done,
  'app.licences': () =>
    ok([{ name: 'react', version: '19.3.1', licence: 'MIT', text: 'MIT License\n\nDo as you like.' }]),
  'diagnostics.run': () => ok(diagnosisOf([...fake.accounts.keys()])),
  'log.read': ({ known }) => ok({ mark: 'now', lines: known === 'now' ? null : logged }),
  'settings.set': change => {
    const settings = { ...fake.snapshot.settings, ...change } as Snapshot['settings']
    fake.snapshot = { ...fake.snapshot, settings }
    fake.emit('settings.changed', settings)
    return ok(settings)
  },
  'alert.allow': () => done,
  'alert.met': () => done,
  'alert.test': () => ok({ outcome: 'shown', detail: '' }),
  'update.check': () => done,
  'update.download': () => done,
  'update.install': () => done,
  'atLogin.read': () => ok({ state: fake.startsAtLogin ? 'on' : 'off' }),
  'atLogin.set': ({ on }) => {
    fake.startsAtLogin = on
    return ok({ state: on ? 'on' : 'off' })
  },
  'notice.dismiss': ({ id }) => {
    const notices = fake.snapshot.notices.filter(notice => notice.id !== id)
    fake.snapshot = { ...fake.snapshot, notices }
    fake.emit('notice.changed', notices)
    return done
  },
  'keychain.retry': () => ok(fake.snapshot.keychain),
  'keychain.sessionOnly': () => {
    const keychain = { state: 'session-only' } as const
    fake.snapshot = { ...fake.snapshot, keychain }
    fake.emit('keychain.changed', keychain)
    return ok(keychain)
  },
  'typing.send': () => done,
  'network.back': () => done,
  'attention.set': () => done,
})
