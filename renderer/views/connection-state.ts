import type { Connection } from '../../electron/contract/domain.ts'

export type ConnectionState = 'connecting' | 'online' | 'notLive' | 'offline' | 'signedOut' | 'forbidden'

/** A connection in one word: for a dot's colour and for the words beside it. */
export function connectionState(connection: Connection): ConnectionState {
  switch (connection.state) {
    case 'connecting':
      return 'connecting'
    case 'online':
      return connection.live ? 'online' : 'notLive'
    case 'offline':
      return 'offline'
    case 'signed-out':
      return 'signedOut'
    case 'forbidden':
      return 'forbidden'
    default:
      return connection satisfies never
  }
}
