import type { Measure } from '../lib/measure.ts'
import { ack } from './ack.ts'
import { catchUp } from './catch-up.ts'
import { cipherCommit, cipherPage } from './cipher.ts'
import { connections } from './connections.ts'
import { disk } from './disk.ts'
import { fanOut } from './fan-out.ts'
import { listSessions } from './list-sessions.ts'
import { loopDelay } from './loop-delay.ts'
import { openCache } from './open-cache.ts'
import { page } from './page.ts'
import { search } from './search.ts'
import { send } from './send.ts'

export const MEASURES: readonly Measure[] = [
  ...[send, ack, fanOut, connections, listSessions],
  ...[page, openCache, catchUp, loopDelay, cipherPage, cipherCommit, disk, search],
]
