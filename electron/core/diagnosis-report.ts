import type { Check } from '../contract/care.ts'
import type { Account } from '../contract/domain.ts'

/**
 * For whoever helps, in the language of the source. Accounts are numbered and everything else in it is one of our own words, a number or
 * a code of the system, so there is nothing to take out.
 */
export function diagnosisReport(at: number, checks: readonly Check[], accounts: readonly Account[]): string {
  const own = checks.filter(({ accountId }) => accountId === null)
  const blocks = accounts.map((account, index) => [
    `account ${index + 1}: ${account.kind}, ${place(account.endpoint)}, ${shortId(account.me)}`,
    ...checks.filter(({ accountId }) => accountId === account.id).map(line),
  ])
  return [`Parlance, ${new Date(at).toISOString()}`, ...own.map(line), ...blocks.flat(), ''].join('\n')
}

function line({ name, state, outcome, values }: Check): string {
  const details = Object.entries(values).map(([key, value]) => `${key} ${key.endsWith('At') ? iso(value) : value}`)
  return [`${state.padEnd(8)}${name}: ${outcome}`, ...details].join(', ')
}

const iso = (value: string | number): string => new Date(value).toISOString()

/** The first part of the name says whose resource it is. */
function place(endpoint: string | null): string {
  if (endpoint === null) return 'this computer'
  return /\.communication\.azure\.[a-z]+$/.test(endpoint) ? '….communication.azure' : 'another address'
}

const shortId = (id: string): string => `…${id.slice(-4)}`
