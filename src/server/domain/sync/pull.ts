import { z } from 'zod'
import { ParleyError } from '#shared/errors.ts'
import { id, rev } from '#shared/ids.ts'
import { type Cursor, FIRST_PULL_MESSAGES, type Page } from '#shared/protocol.ts'
import { type Db, inSnapshot, type Tx } from '../../db/index.ts'
import { cannedResponseScopes, type Identity, overlap, type Reader } from '../access/index.ts'
import {
  toAttributeDefinition,
  toCannedResponse,
  toLabel,
  toSuggestion,
  toTeam,
  toUser,
} from '../entities/index.ts'
import { decodeToken, encodeToken } from '../paging.ts'
import { visibleTo } from '../sessions/index.ts'
import { ChangeList } from './change-list.ts'
import { loadReference, loadTeams, loadUsers, loadWhole } from './load.ts'
import { readLog } from './log.ts'
import { type Place, readPlace } from './place.ts'
import { loadStates, project, putWhole } from './project.ts'

export interface Pull {
  readonly since: Cursor | null
  readonly resume?: string | undefined
  /** Wanted changes in a page; what belongs together is not torn apart for it. */
  readonly limit: number
}

/** Where a reset stands: it began at `epoch` and `head`, and has brought the sessions from `before` on. */
const resetPlace = z.object({ epoch: z.string(), head: rev, before: id })
type ResetPlace = Omit<z.infer<typeof resetPlace>, 'before'> & { before: string | null }

export function pull(db: Db, identity: Identity, wanted: Pull): Promise<Page> {
  const resumed = wanted.resume === undefined ? null : decodeToken(resetPlace, wanted.resume)
  if (resumed === undefined) {
    throw new ParleyError('INVALID', 'This is not a place in a pull.', { field: 'resume' })
  }
  return inSnapshot(db, identity, async (tx) => {
    const at = new Date().toISOString()
    const place = await readPlace(tx, identity)
    if (resumed !== null) return resetPage(tx, place, resumed, wanted.limit, at)
    if (wanted.since === null || !continues(wanted.since, place)) {
      return resetPage(tx, place, { epoch: place.epoch, head: place.head, before: null }, wanted.limit, at)
    }
    return nextPage(tx, place, wanted.since.rev, at)
  })
}

function continues(since: Cursor, place: Place): boolean {
  return since.epoch === place.epoch && since.rev >= place.floor && since.rev <= place.head
}

async function nextPage(tx: Tx, place: Place, since: number, at: string): Promise<Page> {
  const { reader, epoch, head } = place
  const { records, to } = await readLog(tx, reader.workspaceId, since)
  const states = await loadStates(tx, records, [reader])
  const changes = project(reader, records, states)
  return { epoch, to: to ?? head, at, changes, more: to !== null, reset: false, resume: null }
}

async function putReference(tx: Tx, list: ChangeList, reader: Reader, head: number): Promise<void> {
  for (const label of await loadReference(tx, 'labels')) list.put('label', head, toLabel(label))
  for (const definition of await loadReference(tx, 'attribute_definitions')) {
    list.put('attributeDefinition', head, toAttributeDefinition(definition))
  }
  for (const response of await loadReference(tx, 'canned_responses')) {
    if (!overlap(cannedResponseScopes(response), reader.scopes)) continue
    list.put('cannedResponse', head, toCannedResponse(response))
  }
}

async function putSuggestions(tx: Tx, list: ChangeList, reader: Reader, head: number): Promise<void> {
  const suggestions = await tx
    .selectFrom('suggestions')
    .selectAll()
    .where((is) => is.or([is('author_id', '=', reader.id), is('owner_id', '=', reader.id)]))
    .execute()
  for (const suggestion of suggestions) list.put('suggestion', head, toSuggestion(suggestion))
}

/** What one session brings at most, roughly: itself, its customer, a few participants and its latest messages. */
const CHANGES_PER_SESSION = FIRST_PULL_MESSAGES + 5

/**
 * Sessions in the order of their ids, newest first: an order that nothing which happens meanwhile can change. All pages
 * say the head at the reset's beginning, so that the pull after them brings what did happen. They also keep that
 * moment's epoch: should the reader's scopes change on the way, that next pull is a reset again.
 */
async function resetPage(tx: Tx, place: Place, from: ResetPlace, limit: number, at: string): Promise<Page> {
  const { reader } = place
  const { epoch, head, before } = from
  const list = new ChangeList()
  if (before === null && reader.kind === 'user') {
    for (const team of await loadTeams(tx)) list.put('team', head, toTeam(team))
    for (const user of await loadUsers(tx)) list.put('user', head, toUser(user, reader))
    await putReference(tx, list, reader, head)
    await putSuggestions(tx, list, reader, head)
  }
  const count = Math.max(1, Math.floor(limit / CHANGES_PER_SESSION))
  let visible = tx.selectFrom('sessions').selectAll().where(visibleTo(reader))
  if (before !== null) visible = visible.where('id', '<', before)
  const rows = await visible
    .orderBy('id', 'desc')
    .limit(count + 1)
    .execute()
  const sessions = rows.slice(0, count)
  for (const whole of await loadWhole(tx, sessions)) putWhole(list, reader, whole, head)

  const last = sessions.at(-1)
  const resume =
    rows.length > count && last !== undefined ? encodeToken({ epoch, head, before: last.id }) : null
  return { epoch, to: head, at, changes: list.toArray(), more: resume !== null, reset: true, resume }
}
