import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'vitest'
import { eventually } from '../helpers/eventually.ts'
import { figuresOf, none } from './figures.ts'
import { mishaps, sum, type Mishaps } from './mishaps.ts'
import { allSent, arrived, isLive, live, send, type Scene } from './scene.ts'

/** What everything has to be there within, once the app says that it is connected. */
const promptlyMs = 2000
/** The newest messages of a thread that are looked for in the app: as many of ours and of theirs as surely fit one page. */
const shownAtLeast = 80

export interface Interruption {
  what: string
  count: number
  /** Milliseconds from one to the next at least, where the app keeps to the 30 messages a minute that Azure takes of one thread. */
  everyMs?: number
  here: Scene
  /** From here on the app is not live, or will soon not be. */
  begin: () => unknown
  end: () => unknown
}

interface Said {
  ours: string[]
  theirs: string[]
}

/** Interrupts and ends it again, with both sides writing all the while. Answers how often something was not here promptly after Connected. */
export async function suffer({ what, count, everyMs = 0, here, begin, end }: Interruption): Promise<number> {
  const report = figuresOf(what)
  const { app, threads } = here
  const said = new Map<string, Said>(threads.map(threadId => [threadId, { ours: [], theirs: [] }]))
  let number = 0
  const write = async (): Promise<void> => {
    for (const [threadId, { ours, theirs }] of said) {
      ours.push(`ours ${++number}`)
      await send(app, threadId, `ours ${number}`)
      theirs.push(`theirs ${number}`)
      await here.bo.chat.getChatThreadClient(threadId).sendMessage({ content: `theirs ${number}` })
    }
  }
  let late = 0
  let slowest = 0
  for (let n = 0; n < count; n++) {
    const nextMay = pause(everyMs)
    const begun = Promise.resolve(begin())
    await eventually(() => expect(isLive(app)).toBe(false), 60_000)
    await begun
    await write()
    await pause(Math.random() * 1500)
    await end()
    await write()
    await live(app, 120_000)
    const since = Date.now()
    for (const [threadId, { ours, theirs }] of said) {
      await eventually(async () => expect(await sentTexts(here, threadId)).toContain(ours.at(-1)), 30_000, 10)
      await eventually(async () => expect(await sentTexts(here, threadId)).toContain(theirs.at(-1)), 30_000, 10)
    }
    slowest = Math.max(slowest, Date.now() - since)
    if (Date.now() - since > promptlyMs) late++
    await nextMay
  }
  await allSent(app, threads, 60_000)
  const found = sum(await Promise.all([...said].map(([threadId, texts]) => fate(here, threadId, texts))))
  report({ count, ...found, other: `${late} late, the slowest ${slowest} ms after Connected` })
  expect({ what, ...found }).toEqual({ what, ...none })
  return late
}

/** Of all we wrote at the service, and of the newest of both in the app. */
async function fate(here: Scene, threadId: string, { ours, theirs }: Said): Promise<Mishaps> {
  const atService = await arrived(here.bo, threadId)
  const shown = await sentTexts(here, threadId)
  const of = (whose: string, where: string[]): string[] => where.filter(text => text.startsWith(whose))
  const promised = (texts: string[]) => texts.map(text => ({ text, promised: true }))
  return sum([
    mishaps(promised(ours), of('ours', atService)),
    mishaps(promised(ours.slice(-shownAtLeast)), of('ours', shown).slice(-shownAtLeast)),
    mishaps(promised(theirs.slice(-shownAtLeast)), of('theirs', shown).slice(-shownAtLeast)),
  ])
}

async function sentTexts({ app }: Scene, threadId: string): Promise<string[]> {
  const sent = (await app.messages(threadId)).filter(({ delivery }) => delivery.state === 'sent')
  return sent.flatMap(({ body }) => (body.kind === 'text' ? [body.text] : []))
}
