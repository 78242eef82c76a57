import { randomBytes, randomUUID } from 'node:crypto'
import { uuidv7 } from 'uuidv7'
import type { LocalId } from '../../contract/domain.ts'
import type { Ids } from '../../core/system-ports.ts'

export const systemIds: Ids = {
  localId: () => uuidv7() as LocalId,
  uuid: () => randomUUID(),
  databaseKey: () => randomBytes(32).toString('hex'),
}
