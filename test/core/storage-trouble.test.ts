import { expect, onTestFinished, test } from 'vitest'
import type { StorageProblem } from '../../electron/contract/domain.ts'
import { StorageTrouble } from '../../electron/core/storage-trouble.ts'
import { StorageFault } from '../../electron/store/storage-fault.ts'
import { fakeClock } from '../helpers/fake-clock.ts'

const failure = (problem: StorageProblem) => ({ kind: 'storage' as const, problem, detail: '' })

function disk() {
  const clock = fakeClock()
  const state = { clock, refuses: null as StorageProblem | null, tries: 0, told: [] as (StorageProblem | null)[] }
  const trouble = new StorageTrouble({
    clock,
    tryToWrite() {
      state.tries++
      if (state.refuses) throw new StorageFault(state.refuses, '')
    },
    changed: () => void state.told.push(trouble.problem),
  })
  onTestFinished(() => trouble.stop())
  return Object.assign(state, { trouble })
}

test('a full disk is told once, tried now and then, and told again when it takes a write', async () => {
  const here = disk()
  here.refuses = 'disk-full'
  here.trouble.met(failure('disk-full'))
  here.trouble.met(failure('disk-full'))
  await here.clock.advance(3_600_000)
  expect(here.told).toEqual(['disk-full'])
  expect(here.tries).toBeGreaterThan(55)
  expect(here.tries).toBeLessThan(70)
  here.refuses = null
  await here.clock.advance(60_000)
  expect(here.told).toEqual(['disk-full', null])
  const { tries } = here
  await here.clock.advance(3_600_000)
  expect(here.tries).toBe(tries)
})

test('a disk that is full no more but may only be read says the one and then the other', async () => {
  const here = disk()
  here.refuses = 'read-only'
  here.trouble.met(failure('disk-full'))
  await here.clock.advance(5_000)
  expect(here.told).toEqual(['disk-full', 'read-only'])
})

test('what waiting does not mend is not waited for, and nobody tries without trouble', async () => {
  const here = disk()
  here.trouble.met(failure('damaged'))
  here.trouble.met(failure('key-lost'))
  here.trouble.lookAgain()
  await here.clock.advance(3_600_000)
  expect([here.told, here.tries]).toEqual([[], 0])
})

test('somebody who looks again need not wait for the next try', () => {
  const here = disk()
  here.refuses = 'disk-full'
  here.trouble.met(failure('disk-full'))
  here.trouble.lookAgain()
  here.refuses = null
  here.trouble.lookAgain()
  expect(here.told).toEqual(['disk-full', null])
})
