import { EventEmitter } from 'node:events'
import type { App } from 'electron'
import { expect, test } from 'vitest'
import { deepLinks } from '../../electron/shell/desktop/deep-links.ts'

const link = 'parlance://thread/19%3Aa%40thread.v2'

function started(args: string[] = []) {
  const app = new EventEmitter()
  const links = deepLinks(app as unknown as Pick<App, 'on'>, args)
  const opened: string[] = []
  return { app, opened, open: () => links.open(link => opened.push(link)) }
}

test('a link the system hands over before the app can take it is kept and opened once', () => {
  const { app, opened, open } = started()
  let prevented = 0
  app.emit('open-url', { preventDefault: () => (prevented += 1) }, link)
  expect(opened).toEqual([])
  open()
  expect(opened).toEqual([link])
  app.emit('open-url', { preventDefault: () => (prevented += 1) }, `${link}/2`)
  expect(opened).toEqual([link, `${link}/2`])
  expect(prevented).toBe(2)
})

test('a link among the arguments of this start or of a second one is opened, and other arguments are not', () => {
  const { app, opened, open } = started(['--hidden', link])
  open()
  app.emit('second-instance', {}, ['parlance', '--profile', 'bo', `${link}/3`])
  app.emit('second-instance', {}, ['parlance'])
  expect(opened).toEqual([link, `${link}/3`])
})
