import { Arranging } from '../../electron/core/arranging.ts'
import { Carrier } from '../../electron/core/carrier.ts'
import { CatchUp } from '../../electron/core/catch-up.ts'
import { HistoryReader } from '../../electron/core/history-reader.ts'
import { HoleFiller } from '../../electron/core/hole-filler.ts'
import { Inbox } from '../../electron/core/inbox.ts'
import { Membership } from '../../electron/core/membership.ts'
import { Outbox } from '../../electron/core/outbox.ts'
import { ReadState } from '../../electron/core/read-state.ts'
import { unlimited, type Rates } from '../../electron/core/service-rates.ts'
import { Threads } from '../../electron/core/threads.ts'
import { Writing } from '../../electron/core/writing.ts'
import type { FakeWorld } from './fake-world.ts'

/** What of a session writes, over a world of our own. */
export function outboxApp(world: FakeWorld, rates: Rates = unlimited) {
  const threads = new Threads(world)
  const inbox = new Inbox(world, threads)
  const membership = new Membership(world, threads)
  const filler = new HoleFiller(world, inbox)
  const readState = new ReadState(world, threads)
  const catchUp = new CatchUp({ world, threads, inbox, membership, readState, filler })
  world.echo = message => inbox.receive(message.threadId, [message])
  const carrier = new Carrier({ world, inbox, membership, lookUp: (id, moment) => catchUp.since(id, moment) })
  const outbox = new Outbox({ world, threads, carrier, rates })
  return {
    ...{ threads, inbox, catchUp, outbox },
    reader: new HistoryReader(world, filler),
    writing: new Writing(world, outbox),
    arranging: new Arranging({ world, threads, outbox }),
  }
}
