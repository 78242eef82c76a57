import type { Host } from '../../electron/app.ts'
import { noPolicy } from '../../electron/core/policy.ts'
import { papers } from '../../electron/shell/both/papers.ts'
import { systemSurroundings } from '../../electron/shell/both/surroundings.ts'

/** What a host knows of its computer and of itself, in a folder of the test's own. */
export const hostPapers = (directory: string): Pick<Host, 'surroundings' | 'papers' | 'policy' | 'systemProxy'> => ({
  surroundings: systemSurroundings({ version: '0.0.0', home: directory }),
  policy: noPolicy,
  systemProxy: () => Promise.resolve(null),
  papers: papers({ logs: directory, licences: directory }),
})
