import type { Settings } from '../contract/settings.ts'
import type { Glance, Unread } from './attention-ports.ts'
import { isUndisturbed } from './told.ts'
import type { Words } from './words-en.ts'

/** What of the settings decides what there is to see. */
export type GlanceRules = Pick<Settings, 'badge' | 'doNotDisturb'>

/** Why nothing of an account arrives. */
export type AccountProblem = 'signed-out' | 'forbidden' | 'offline' | 'storage'

export interface GlanceParts {
  unread: Unread
  /** There is more than one account to tell apart. */
  several: boolean
  problems: { name: string; problem: AccountProblem }[]
  rules: GlanceRules
  words: Words
  now: number
}

/** What is to be seen without the window, of everything that is known. */
export function glance({ unread, several, problems, rules, words, now }: GlanceParts): Glance {
  const { total, mentions, accounts, threads } = unread
  const { glance: said } = words
  const undisturbed = isUndisturbed(rules.doNotDisturb, now)
  const counts = [total > 0 && said.unread(total), mentions > 0 && said.mentions(mentions)]
  const waiting = counts.filter(Boolean).join(', ')
  const first = [
    'Parlance',
    waiting,
    !several && problems[0] && said.problems[problems[0].problem],
    undisturbed && said.undisturbed,
  ]
  const each = [
    ...accounts.filter(({ total }) => total > 0).map(({ label, total }) => said.of(label, said.unread(total))),
    ...problems.map(({ name, problem }) => said.of(name, said.problems[problem])),
  ]
  return {
    number: { all: total, mentions, none: 0 }[rules.badge],
    waiting,
    trouble: problems.length > 0,
    undisturbed,
    lines: [first.filter(Boolean).join(' – '), ...(several ? each : [])],
    threads: threads.map(({ accountId, threadId, title, count }) => ({
      ...{ accountId, threadId },
      label: said.thread(title, count),
    })),
  }
}
