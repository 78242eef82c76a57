import { expect, test } from 'vitest'
import type { Publish } from '../../electron/contract/ipc.ts'
import type { Alert, AlertEvent } from '../../electron/core/attention-ports.ts'
import { pageNotifier } from '../../electron/core/page-notifier.ts'

const alert: Alert = { id: 'a b', title: 'Ada', body: 'Fish?', silent: false, urgent: false, deeds: null }

function page() {
  const told: unknown[] = []
  const heard: AlertEvent[] = []
  const publish: Publish = (_name, payload) => void told.push(payload)
  const notifier = pageNotifier(publish)
  const show = () => notifier.show?.(alert, event => heard.push(event))
  return { notifier, told, heard, show }
}

test('a page shows nothing before its user allowed it, and nothing once that is taken back', () => {
  const { notifier, told, show } = page()
  expect(notifier.show).toBe(null)
  notifier.allow(true)
  show()
  expect(told).toEqual([{ id: 'a b', alert: { title: 'Ada', body: 'Fish?', silent: false } }])
  notifier.allow(false)
  expect(notifier.show).toBe(null)
})

test('what the page tells of one reaches who asked for it, once it is over nothing does, and it is taken back once', () => {
  const { notifier, told, heard, show } = page()
  notifier.allow(true)
  show()
  notifier.met('a b', 'shown')
  notifier.met('another', 'opened')
  notifier.met('a b', 'opened')
  notifier.met('a b', 'closed')
  notifier.withdraw('a b')
  expect(heard).toEqual([{ did: 'shown' }, { did: 'opened' }])
  expect(told).toHaveLength(1)
  show()
  notifier.withdraw('a b')
  notifier.withdraw('a b')
  expect(told.slice(2)).toEqual([{ id: 'a b', alert: null }])
  show()
  notifier.met('a b', 'failed')
  expect(heard.at(-1)).toEqual({ did: 'failed', because: 'refused by the browser' })
})
