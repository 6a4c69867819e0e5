import { sql } from 'kysely'
import { FIRST_PULL_MESSAGES } from '#shared/protocol.ts'
import type { Row, Tx } from '../../db/index.ts'

/** Reads of many rows at once, for frames: the number of statements does not depend on how much there is to tell. */

/** One statement however many there are, so that it is planned once. */
function anyOf(ids: readonly string[]) {
  return sql<string>`any(${ids}::uuid[])`
}

export type UserRow = Row<'users'> & { team_ids: string[] }
export type CustomerRow = Row<'customers'> & { session_scopes: string[] }
export type Scoped<Name extends 'messages' | 'participants'> = Row<Name> & { session_scopes: string[] }

export function loadSessions(tx: Tx, ids: readonly string[]): Promise<Row<'sessions'>[]> {
  if (ids.length === 0) return Promise.resolve([])
  return tx.selectFrom('sessions').selectAll().where('id', '=', anyOf(ids)).execute()
}

export function loadMessages(tx: Tx, ids: readonly string[]): Promise<Scoped<'messages'>[]> {
  if (ids.length === 0) return Promise.resolve([])
  return tx
    .selectFrom('messages')
    .innerJoin('sessions', 'sessions.id', 'messages.session_id')
    .selectAll('messages')
    .select('sessions.scopes as session_scopes')
    .where('messages.id', '=', anyOf(ids))
    .execute()
}

export function loadParticipants(tx: Tx, ids: readonly string[]): Promise<Scoped<'participants'>[]> {
  if (ids.length === 0) return Promise.resolve([])
  return tx
    .selectFrom('participants')
    .innerJoin('sessions', 'sessions.id', 'participants.session_id')
    .selectAll('participants')
    .select('sessions.scopes as session_scopes')
    .where('participants.id', '=', anyOf(ids))
    .execute()
}

export function loadCustomers(tx: Tx, ids: readonly string[]): Promise<CustomerRow[]> {
  if (ids.length === 0) return Promise.resolve([])
  return tx
    .selectFrom('customers')
    .selectAll()
    .select(
      sql<string[]>`array(select distinct unnest(scopes) from sessions where customer_id = customers.id)`.as(
        'session_scopes',
      ),
    )
    .where('id', '=', anyOf(ids))
    .execute()
}

/** All of the workspace's, or those of `ids`. */
export function loadUsers(tx: Tx, ids?: readonly string[]): Promise<UserRow[]> {
  if (ids?.length === 0) return Promise.resolve([])
  const users = tx
    .selectFrom('users')
    .selectAll()
    .select(
      sql<string[]>`array(select team_id from team_members where user_id = users.id order by team_id)`.as(
        'team_ids',
      ),
    )
  return (ids === undefined ? users : users.where('id', '=', anyOf(ids))).execute()
}

export function loadTeams(tx: Tx, ids?: readonly string[]): Promise<Row<'teams'>[]> {
  if (ids?.length === 0) return Promise.resolve([])
  const teams = tx.selectFrom('teams').selectAll()
  return (ids === undefined ? teams : teams.where('id', '=', anyOf(ids))).execute()
}

/** The devices on which users are signed in, by user; also of those who are on none. */
export async function loadDevices(
  tx: Tx,
  userIds: readonly string[],
): Promise<Map<string, ReadonlySet<string>>> {
  if (userIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('refresh_tokens')
    .select(['user_id', 'device_id'])
    .where('user_id', '=', anyOf(userIds))
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .execute()
  return new Map(
    userIds.map((id) => [id, new Set(rows.flatMap((row) => (row.user_id === id ? row.device_id : [])))]),
  )
}

/** Devices of users that are to wipe themselves. */
export async function loadWipeOrders(tx: Tx, userIds: readonly string[]): Promise<Row<'devices'>[]> {
  if (userIds.length === 0) return []
  return tx
    .selectFrom('devices')
    .selectAll()
    .where('user_id', '=', anyOf(userIds))
    .where('wipe_token', 'is not', null)
    .execute()
}

/** Which of the customers each of the users answers: takes part in a chat of theirs. */
export async function loadAnswered(
  tx: Tx,
  userIds: readonly string[],
  customerIds: readonly string[],
): Promise<Map<string, ReadonlySet<string>>> {
  if (userIds.length === 0 || customerIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('participants')
    .innerJoin('sessions', 'sessions.id', 'participants.session_id')
    .select(['participants.member_id', 'sessions.customer_id'])
    .distinct()
    .where('participants.kind', '=', 'user')
    .where('participants.member_id', '=', anyOf(userIds))
    .where('sessions.customer_id', '=', anyOf(customerIds))
    .execute()
  return new Map(
    userIds.map((id) => [id, new Set(rows.flatMap((row) => (row.member_id === id ? row.customer_id : [])))]),
  )
}

export type Reference = 'canned_responses' | 'labels' | 'attribute_definitions' | 'suggestions'

/** What all sessions refer to: all of the workspace's, or those of `ids`. */
export function loadReference<Name extends Reference>(
  tx: Tx,
  name: Name,
  ids?: readonly string[],
): Promise<Row<Name>[]> {
  if (ids?.length === 0) return Promise.resolve([])
  const rows = tx.selectFrom(name as Reference).selectAll()
  // One query for all of these tables: the name decides the row, which the compiler cannot follow through the union.
  return (ids === undefined ? rows : rows.where('id', '=', anyOf(ids))).execute() as unknown as Promise<
    Row<Name>[]
  >
}

/** A session with everything that a reader needs to show it. */
export interface WholeSession {
  readonly session: Row<'sessions'>
  readonly customer: Row<'customers'>
  readonly participants: readonly Row<'participants'>[]
  /** The users among the participants. */
  readonly users: readonly UserRow[]
  /** The latest ones, and whatever waits to be let through, in rising order. */
  readonly messages: readonly Row<'messages'>[]
}

export async function loadWhole(tx: Tx, sessions: readonly Row<'sessions'>[]): Promise<WholeSession[]> {
  if (sessions.length === 0) return []
  const ids = sessions.map((session) => session.id)
  const customers = await loadCustomers(tx, [...new Set(sessions.map((session) => session.customer_id))])
  const participants = await tx
    .selectFrom('participants')
    .selectAll()
    .where('session_id', '=', anyOf(ids))
    .execute()
  const userIds = participants.filter((one) => one.kind === 'user').map((one) => one.member_id)
  const users = await loadUsers(tx, [...new Set(userIds)])
  const recent = tx
    .selectFrom('sessions')
    .innerJoinLateral(
      (from) =>
        from
          .selectFrom('messages')
          .selectAll('messages')
          .whereRef('messages.session_id', '=', 'sessions.id')
          .orderBy('messages.seq', 'desc')
          .limit(FIRST_PULL_MESSAGES)
          .as('latest'),
      (join) => join.onTrue(),
    )
    .selectAll('latest')
    .where('sessions.id', '=', anyOf(ids))
  // However old: a list of what is to be reviewed that lacks something would be no list.
  const waiting = tx
    .selectFrom('messages')
    .selectAll()
    .where('session_id', '=', anyOf(ids))
    .where('status', '=', 'pending_approval')
  const messages = await recent.union(waiting).orderBy('seq').execute()

  const customersById = byKey(customers, 'id')
  const usersById = byKey(users, 'id')
  return sessions.flatMap((session) => {
    const customer = customersById.get(session.customer_id)
    if (customer === undefined) return []
    const taking = participants.filter((one) => one.session_id === session.id)
    return {
      session,
      customer,
      participants: taking,
      users: taking.flatMap((one) => usersById.get(one.member_id) ?? []),
      messages: messages.filter((one) => one.session_id === session.id),
    }
  })
}

export function byKey<Value, Key extends keyof Value>(
  values: readonly Value[],
  key: Key,
): Map<Value[Key], Value> {
  return new Map(values.map((value) => [value[key], value]))
}
