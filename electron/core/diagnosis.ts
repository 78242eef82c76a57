import type { Check, Diagnosis } from '../contract/care.ts'
import type { Accounts } from './accounts.ts'
import {
  clockCheck,
  endpointCheck,
  historyCheck,
  liveCheck,
  outboxCheck,
  storageCheck,
  tokenCheck,
} from './diagnosis-account.ts'
import { diagnosisReport } from './diagnosis-report.ts'
import type { ChatServices } from './service-ports.ts'
import type { Session } from './session.ts'
import type { Clock, SettingsStore, Surroundings } from './system-ports.ts'

export interface DiagnosisParts {
  accounts: Accounts
  services: Pick<ChatServices, 'reach' | 'readToken'>
  surroundings: Surroundings
  settings: SettingsStore
  clock: Clock
}

const little = 500_000_000

/** Looks everything over at once. Nothing is changed by it but a history that is found damaged, which is set aside as always. */
export async function diagnose(parts: DiagnosisParts): Promise<Diagnosis> {
  const { accounts, clock } = parts
  const open = accounts.list()
  const ofAccounts = open.map(async ({ id }) => {
    const session = accounts.session(id)
    return session.ok ? checkAccount(session.value, parts) : []
  })
  const checks = (await Promise.all([checkApp(parts), ...ofAccounts])).flat()
  const at = clock.now()
  return { at, checks, report: diagnosisReport(at, checks, open) }
}

async function checkApp({ accounts, surroundings, settings }: DiagnosisParts): Promise<Check[]> {
  const [folder, free] = await Promise.all([surroundings.tryFolder(), surroundings.freeSpace()])
  const { state } = accounts.keychainState
  const file = settings.setAside === null ? surroundings.settingsFile() : 'set-aside'
  const proxies = surroundings.proxies()
  const accountId = null
  return [
    { name: 'versions', accountId, state: 'ok', outcome: 'known', values: surroundings.versions() },
    folder.ok
      ? { name: 'folder', accountId, state: 'ok', outcome: 'writable', values: {} }
      : { name: 'folder', accountId, state: 'failed', outcome: 'refused', values: { detail: folder.error } },
    spaceCheck(free),
    state === 'ready' || state === 'session-only'
      ? { name: 'keychain', accountId, state: state === 'ready' ? 'ok' : 'warning', outcome: state, values: {} }
      : { name: 'keychain', accountId, state: 'failed', outcome: 'closed', values: { state } },
    {
      ...{ name: 'settings', accountId, outcome: file, values: {} },
      state: file === 'unreadable' ? 'failed' : file === 'set-aside' ? 'warning' : 'ok',
    },
    proxies.length > 0
      ? { name: 'proxy', accountId, state: 'warning', outcome: 'set', values: { names: proxies.join(', ') } }
      : { name: 'proxy', accountId, state: 'ok', outcome: 'none', values: {} },
  ]
}

function spaceCheck(bytes: number | null): Check {
  const common = { name: 'space', accountId: null } as const
  if (bytes === null) return { ...common, state: 'warning', outcome: 'unknown', values: {} }
  const outcome = bytes === 0 ? 'none' : bytes < little ? 'little' : 'enough'
  const state = ({ none: 'failed', little: 'warning', enough: 'ok' } as const)[outcome]
  return { ...common, state, outcome, values: { bytes } }
}

async function checkAccount(session: Session, { accounts, services, clock }: DiagnosisParts): Promise<Check[]> {
  const { account, token } = session
  const [reached, report] = await Promise.all([
    session.endpoint().then(endpoint => (endpoint.ok ? services.reach(endpoint.value) : null)),
    accounts.check(account.id, true),
  ])
  const now = clock.now()
  const found = [
    endpointCheck(reached),
    clockCheck(reached, now),
    tokenCheck(account, token, token && services.readToken(token.token), now),
    liveCheck(account, session.heardAt),
    storageCheck(report),
    outboxCheck(session.world.journal.outbox(), account, now),
    historyCheck(account),
  ]
  return found.map(check => ({ ...check, accountId: account.id }))
}
