import type { Check, Diagnosis } from '../contract/care.ts'
import type { Policy } from '../contract/policy.ts'
import type { Accounts } from './accounts.ts'
import type { Alerts } from './alerts.ts'
import type { Desk } from './attention-ports.ts'
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
import { withoutPassword } from './way-out.ts'
import type { Clock, SettingsStore, Surroundings } from './system-ports.ts'

export interface DiagnosisParts {
  alerts: Pick<Alerts, 'outcome'>
  desk: Pick<Desk, 'panel'>
  accounts: Accounts
  services: Pick<ChatServices, 'reach' | 'readToken'>
  surroundings: Surroundings
  settings: SettingsStore
  policy: Policy
  proxyFor: (url: string) => Promise<string | null>
  clock: Clock
}

/** A proxy may depend on where one goes. */
const anyEndpoint = 'https://parlance.communication.azure.com/'
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

async function checkApp(parts: DiagnosisParts): Promise<Check[]> {
  const { accounts, surroundings, settings, policy, proxyFor } = parts
  const [folder, free, proxy] = await Promise.all([
    surroundings.tryFolder(),
    surroundings.freeSpace(),
    proxyFor(anyEndpoint),
  ])
  const { state } = accounts.keychainState
  const file = settings.setAside === null ? surroundings.settingsFile() : 'set-aside'
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
    proxy !== null
      ? { name: 'proxy', accountId, state: 'warning', outcome: 'set', values: { proxy: withoutPassword(proxy) } }
      : { name: 'proxy', accountId, state: 'ok', outcome: 'none', values: {} },
    ...attentionChecks(parts),
    policyCheck(policy),
  ]
}

function attentionChecks({ alerts, desk, settings }: DiagnosisParts): Check[] {
  const told = alerts.outcome
  const outcome = settings.get().alerts === 'off' ? 'off' : (told?.outcome ?? 'untried')
  const well = outcome === 'shown' || outcome === 'untried' || outcome === 'off'
  const panel = desk.panel()
  const accountId = null
  return [
    {
      ...{ name: 'notifications', accountId, state: well ? 'ok' : 'warning', outcome },
      values: outcome === 'failed' ? { detail: told?.detail ?? '' } : {},
    },
    { name: 'panel', accountId, state: panel === 'missing' ? 'warning' : 'ok', outcome: panel, values: {} },
  ]
}

function policyCheck(policy: Policy): Check {
  const common = { name: 'policy', accountId: null } as const
  if (policy.state === 'none') return { ...common, state: 'ok', outcome: 'none', values: {} }
  const { file } = policy
  if (policy.state === 'broken') {
    return { ...common, state: 'failed', outcome: policy.problem, values: { file, detail: policy.detail } }
  }
  return policy.strange.length > 0
    ? { ...common, state: 'warning', outcome: 'strange', values: { file, names: policy.strange.join(', ') } }
    : { ...common, state: 'ok', outcome: 'in-force', values: { file } }
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
    endpointCheck(reached, account.connection.state === 'forbidden'),
    clockCheck(reached, now),
    tokenCheck(account, token, token && services.readToken(token.token), now),
    liveCheck(account, session.heardAt),
    storageCheck(report),
    outboxCheck(session.world.journal.outbox(), account, now),
    historyCheck(account),
  ]
  return found.map(check => ({ ...check, accountId: account.id }))
}
