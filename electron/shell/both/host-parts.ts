import type { Policy } from '../../contract/policy.ts'
import { fixedSettings } from '../../core/policy.ts'
import type {
  AccountRegistry,
  Keychain,
  LocalWorkspace,
  Log,
  Papers,
  SettingsStore,
  Surroundings,
} from '../../core/system-ports.ts'
import { openAccountRegistry } from './account-registry.ts'
import { systemClock } from './clock.ts'
import type { OpenJsonFile } from './json-file.ts'
import { osKeychain } from './keychain.ts'
import { openLocalWorkspace } from './local-workspace.ts'
import { openLogFile } from './log-file.ts'
import { papers } from './papers.ts'
import type { Paths } from './paths.ts'
import type { StartServiceProcess } from './service-process.ts'
import { openSettings } from './settings.ts'
import { systemSurroundings } from './surroundings.ts'

/** What every host brings to the app in the same way. */
export interface HostParts {
  keychain: Keychain
  accounts: AccountRegistry
  settings: SettingsStore
  policy: Policy
  workspace: LocalWorkspace
  surroundings: Surroundings
  papers: Papers
  log: Log
  closeLog(): void
}

export function openHostParts(input: {
  version: string
  paths: Paths
  /** Where the build wrote what is in it of others. */
  licences: string
  policy: Policy
  open: OpenJsonFile
  startService: StartServiceProcess
}): HostParts {
  const { version, paths, licences, policy, open } = input
  const clock = systemClock
  const log = openLogFile({ directory: paths.logs, now: () => clock.now() })
  const now = new Date(clock.now())
  const settings = openSettings({ directory: paths.home, open, now, fixed: fixedSettings(policy) })
  const accounts = openAccountRegistry({ directory: paths.home, open, now })
  const service = ['Parlance', paths.profile, paths.suffix].filter(Boolean).join('/')
  if (policy.state === 'broken') log.error('policy not read', { problem: policy.problem, detail: policy.detail })
  if (policy.state === 'in-force') log.info('policy in force', { unknown: policy.strange.join(', ') })
  return {
    log,
    policy,
    closeLog: () => log.close(),
    settings: { ...settings, setAside: settings.setAside ?? accounts.setAside },
    accounts,
    surroundings: systemSurroundings({ version, home: paths.home }),
    papers: papers({ logs: paths.logs, licences }),
    keychain: osKeychain({ service, clock }),
    workspace: openLocalWorkspace({ directory: paths.workspace, start: input.startService, clock, log }),
  }
}
