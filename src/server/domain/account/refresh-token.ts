import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { ParleyError } from '#shared/errors.ts'
import { type Db, inWorkspace, type Row, type Tx } from '../../db/index.ts'
import { type Identity, wipeOrderFor } from '../access/index.ts'
import { recordAudit } from '../audit/index.ts'

/** A sign-in on one device: its tokens, each made from the one before, are a family. */
export interface Family {
  readonly id: string
  readonly deviceId: string
  readonly deviceName: string
  /** A provider has vouched for them: no second factor of ours is asked for. */
  readonly byProvider: boolean
}

const DAY_MS = 86_400_000
/** How long after its first use a token may come again because the answer was lost. */
const LOST_ANSWER_MS = 60_000

/** Makes a family's next refresh token. The database keeps only its hash. */
export async function issueRefreshToken(
  tx: Tx,
  member: Identity,
  family: Family,
  days: number,
): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await tx
    .insertInto('refresh_tokens')
    .values({
      id: uuidv7(),
      workspace_id: member.workspaceId,
      user_id: member.kind === 'user' ? member.id : null,
      customer_id: member.kind === 'customer' ? member.id : null,
      family_id: family.id,
      device_id: family.deviceId,
      device_name: family.deviceName,
      by_provider: family.byProvider,
      token_hash: digest(token),
      expires_at: new Date(Date.now() + days * DAY_MS),
    })
    .execute()
  return token
}

/**
 * Uses a refresh token up. One that comes a second time has been stolen from its owner, or the owner's was used by the
 * thief: nobody can tell which, so the whole family is revoked and both must sign in again. Only an answer that was
 * lost on its way is forgiven: the token is changed again, and what it was changed for before must never come.
 */
export async function spendRefreshToken<Result>(
  db: Db,
  token: string,
  work: (tx: Tx, member: Identity, family: Family) => Promise<Result>,
): Promise<Result> {
  const result = await withToken(db, token, async (tx, member, row) => {
    const now = new Date()
    // Whichever of its tokens a device still has: it learns what it has to do, and nothing else.
    const order = row.user_id === null ? null : await wipeOrderFor(tx, row.user_id, row.device_id)
    if (order !== null) throw order
    if (row.expires_at <= now) return null
    if (row.revoked_at !== null || (row.used_at !== null && !(await wasAnswerLost(tx, row, now)))) {
      await revokeFamily(tx, row.family_id)
      await recordAudit(tx, member, 'token.reused', row.id)
      return null
    }
    if (row.used_at === null) {
      await tx.updateTable('refresh_tokens').set({ used_at: now }).where('id', '=', row.id).execute()
    } else {
      await madeFrom(tx, row).set({ revoked_at: now }).execute()
    }
    return work(tx, member, {
      id: row.family_id,
      deviceId: row.device_id,
      deviceName: row.device_name,
      byProvider: row.by_provider,
    })
  })
  // Thrown here rather than inside, where it would take the revocation back.
  if (result === null) {
    throw new ParleyError('UNAUTHENTICATED', 'This refresh token is not valid.', { hint: 'Sign in again.' })
  }
  return result
}

/** It comes again soon after its first use, and nothing that was made from it has been used. */
async function wasAnswerLost(tx: Tx, row: Row<'refresh_tokens'>, now: Date): Promise<boolean> {
  if (row.used_at === null || now.getTime() - row.used_at.getTime() > LOST_ANSWER_MS) return false
  const { used } = await tx
    .selectFrom('refresh_tokens')
    .select((is) => is.fn.count<number>('id').filterWhere('used_at', 'is not', null).as('used'))
    .where('family_id', '=', row.family_id)
    .where('id', '>', row.id)
    .executeTakeFirstOrThrow()
  return Number(used) === 0
}

/** The later tokens of its family: their ids are in the order of their making. */
function madeFrom(tx: Tx, row: Row<'refresh_tokens'>) {
  return tx.updateTable('refresh_tokens').where('family_id', '=', row.family_id).where('id', '>', row.id)
}

/** Ends a family. A token that is unknown has nothing to end. */
export async function revokeRefreshToken(db: Db, token: string): Promise<void> {
  await withToken(db, token, async (tx, member, row) => {
    await revokeFamily(tx, row.family_id)
    await recordAudit(tx, member, 'sign_out', row.id)
    return null
  })
}

async function withToken<Result>(
  db: Db,
  token: string,
  work: (tx: Tx, member: Identity, row: Row<'refresh_tokens'>) => Promise<Result | null>,
): Promise<Result | null> {
  const { rows } = await sql<{ workspace_id: string; token_id: string; member_id: string }>`
    select * from find_refresh_token(${digest(token)})`.execute(db)
  const found = rows[0]
  if (found === undefined) return null
  return inWorkspace(db, { workspaceId: found.workspace_id, id: found.member_id }, async (tx) => {
    const row = await tx
      .selectFrom('refresh_tokens')
      .selectAll()
      .where('id', '=', found.token_id)
      .forUpdate()
      .executeTakeFirst()
    if (row === undefined) return null
    const kind = row.user_id === null ? 'customer' : 'user'
    return work(tx, { workspaceId: row.workspace_id, kind, id: found.member_id }, row)
  })
}

async function revokeFamily(tx: Tx, familyId: string): Promise<void> {
  await tx
    .updateTable('refresh_tokens')
    .set({ revoked_at: new Date() })
    .where('family_id', '=', familyId)
    .where('revoked_at', 'is', null)
    .execute()
}

function digest(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

export function newFamily(device: { id: string; name: string }, byProvider: boolean): Family {
  return { id: uuidv7(), deviceId: device.id, deviceName: device.name, byProvider }
}
