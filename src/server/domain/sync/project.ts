import type { EntityName } from '#shared/entities.ts'
import { isStaffOnly } from '#shared/entities.ts'
import type { Change } from '#shared/protocol.ts'
import { type Row, type Tx, together } from '../../db/index.ts'
import { cannedResponseScopes, overlap, type Reader, suggestionScopes } from '../access/index.ts'
import {
  toAttributeDefinition,
  toCannedResponse,
  toCustomer,
  toLabel,
  toMessage,
  toParticipant,
  toSession,
  toSuggestion,
  toTeam,
  toUser,
} from '../entities/index.ts'
import { ChangeList } from './change-list.ts'
import {
  byKey,
  type CustomerRow,
  loadAnswered,
  loadCustomers,
  loadDevices,
  loadMessages,
  loadParticipants,
  loadReference,
  loadSessions,
  loadTeams,
  loadUsers,
  loadWhole,
  loadWipeOrders,
  type Scoped,
  type UserRow,
  type WholeSession,
} from './load.ts'
import type { LogRecord } from './log.ts'

/** The latest state of everything that some records are about, loaded once for any number of readers. */
export interface States {
  readonly sessions: ReadonlyMap<string, Row<'sessions'>>
  readonly messages: ReadonlyMap<string, Scoped<'messages'>>
  readonly participants: ReadonlyMap<string, Scoped<'participants'>>
  readonly customers: ReadonlyMap<string, CustomerRow>
  readonly users: ReadonlyMap<string, UserRow>
  readonly teams: ReadonlyMap<string, Row<'teams'>>
  readonly cannedResponses: ReadonlyMap<string, Row<'canned_responses'>>
  readonly labels: ReadonlyMap<string, Row<'labels'>>
  readonly attributeDefinitions: ReadonlyMap<string, Row<'attribute_definitions'>>
  readonly suggestions: ReadonlyMap<string, Row<'suggestions'>>
  /** Where those of the readers are signed in whom a record is about. */
  readonly devices: ReadonlyMap<string, ReadonlySet<string>>
  /** Those of their devices that are to wipe themselves. */
  readonly wipeOrders: readonly Row<'devices'>[]
  /** Those of the readers who are customers, by the users of the records who take part in their chats. */
  readonly answered: ReadonlyMap<string, ReadonlySet<string>>
  /** Sessions that came into the sight of one of the readers. */
  readonly gained: ReadonlyMap<string, WholeSession>
}

export async function loadStates(
  tx: Tx,
  records: readonly LogRecord[],
  readers: readonly Reader[],
): Promise<States> {
  const ids = (entity: EntityName) => [
    ...new Set(records.filter((record) => record.entity === entity).map((record) => record.entityId)),
  ]
  const changedUsers = ids('user')
  const changedReaders = changedUsers.filter((id) => readers.some((reader) => reader.id === id))
  const customers = readers.filter(isCustomer).map((reader) => reader.id)
  const [sessions, participants, ...others] = await together([
    loadSessions(tx, ids('session')),
    loadParticipants(tx, ids('participant')),
    loadMessages(tx, ids('message')),
    loadCustomers(tx, ids('customer')),
    loadTeams(tx, ids('team')),
    loadReference(tx, 'canned_responses', ids('cannedResponse')),
    loadReference(tx, 'labels', ids('label')),
    loadReference(tx, 'attribute_definitions', ids('attributeDefinition')),
    loadReference(tx, 'suggestions', ids('suggestion')),
    loadDevices(tx, changedReaders),
    loadWipeOrders(tx, changedReaders),
    loadAnswered(tx, changedUsers, customers),
  ])
  const [messages, changedCustomers, teams, cannedResponses, labels, definitions, suggestions, ...about] =
    others
  const [devices, wipeOrders, answered] = about
  // Customers know of users only those who answer them: they come along with their part in the session.
  const answering = customers.length > 0 ? participants.filter((one) => one.kind === 'user') : []
  const gained = sessions.filter((session) => readers.some((reader) => gains(reader, session, records)))
  const [users, whole] = await together([
    loadUsers(tx, [...new Set([...changedUsers, ...answering.map((one) => one.member_id)])]),
    loadWhole(tx, gained),
  ])
  return {
    sessions: byKey(sessions, 'id'),
    messages: byKey(messages, 'id'),
    participants: byKey(participants, 'id'),
    customers: byKey(changedCustomers, 'id'),
    users: byKey(users, 'id'),
    teams: byKey(teams, 'id'),
    cannedResponses: byKey(cannedResponses, 'id'),
    labels: byKey(labels, 'id'),
    suggestions: byKey(suggestions, 'id'),
    attributeDefinitions: byKey(definitions, 'id'),
    devices,
    wipeOrders,
    answered,
    gained: new Map(whole.map((one) => [one.session.id, one])),
  }
}

/** What some records mean to one reader: what they see now is put, what they saw and see no more is deleted. */
export function project(reader: Reader, records: readonly LogRecord[], states: States): Change[] {
  const list = new ChangeList()
  for (const record of records) {
    if (record.entity === 'session') projectSession(list, reader, record, records, states)
    else if (!projectOther(list, reader, record, states) && record.op === 'del' && saw(reader, record)) {
      list.del(record.entity, record.rev, record.entityId)
    }
  }
  return list.toArray()
}

function projectSession(
  list: ChangeList,
  reader: Reader,
  record: LogRecord,
  records: readonly LogRecord[],
  states: States,
): void {
  const { rev, entityId } = record
  const session = states.sessions.get(entityId)
  if (session === undefined || !overlap(session.scopes, reader.scopes)) {
    if (saw(reader, record)) list.del('session', rev, entityId)
    return
  }
  const whole = gains(reader, session, records) ? states.gained.get(entityId) : undefined
  if (whole === undefined) list.put('session', rev, toSession(session, reader))
  else putWhole(list, reader, whole, rev)
}

/** False when there is nothing for the reader to see. */
function projectOther(list: ChangeList, reader: Reader, record: LogRecord, states: States): boolean {
  const { rev, entityId } = record
  const customerIsReading = isCustomer(reader)
  switch (record.entity) {
    case 'message': {
      const message = states.messages.get(entityId)
      if (message === undefined || !overlap(message.session_scopes, reader.scopes)) return false
      if (customerIsReading && isStaffOnly(message)) return false
      list.put('message', rev, toMessage(message, reader))
      return true
    }
    case 'participant': {
      const participant = states.participants.get(entityId)
      if (participant === undefined || !overlap(participant.session_scopes, reader.scopes)) return false
      const user = customerIsReading ? states.users.get(participant.member_id) : undefined
      if (user !== undefined) list.put('user', rev, toUser(user, reader))
      list.put('participant', rev, toParticipant(participant))
      return true
    }
    case 'customer': {
      const customer = states.customers.get(entityId)
      const isSeen = customer?.id === reader.id || overlap(customer?.session_scopes ?? [], reader.scopes)
      if (customer === undefined || !isSeen) return false
      list.put('customer', rev, toCustomer(customer, reader))
      return true
    }
    case 'user': {
      const user = states.users.get(entityId)
      if (user === undefined) return false
      if (customerIsReading && !states.answered.get(user.id)?.has(reader.id)) return false
      list.put('user', rev, toUser(user, reader))
      return true
    }
    case 'team': {
      const team = states.teams.get(entityId)
      if (team === undefined || customerIsReading) return false
      list.put('team', rev, toTeam(team))
      return true
    }
    case 'cannedResponse': {
      const response = states.cannedResponses.get(entityId)
      if (response !== undefined && overlap(cannedResponseScopes(response), reader.scopes)) {
        list.put('cannedResponse', rev, toCannedResponse(response))
      } else if (saw(reader, record)) list.del('cannedResponse', rev, entityId)
      return true
    }
    case 'label': {
      const label = states.labels.get(entityId)
      if (label === undefined || customerIsReading) return false
      list.put('label', rev, toLabel(label))
      return true
    }
    case 'attributeDefinition': {
      const definition = states.attributeDefinitions.get(entityId)
      if (definition === undefined || customerIsReading) return false
      list.put('attributeDefinition', rev, toAttributeDefinition(definition))
      return true
    }
    case 'suggestion': {
      const suggestion = states.suggestions.get(entityId)
      if (suggestion !== undefined && overlap(suggestionScopes(suggestion), reader.scopes)) {
        list.put('suggestion', rev, toSuggestion(suggestion))
      } else if (saw(reader, record)) list.del('suggestion', rev, entityId)
      return true
    }
    case 'session':
      throw new Error('sessions have their own projection')
  }
}

export function putWhole(list: ChangeList, reader: Reader, whole: WholeSession, rev: number): void {
  list.put('customer', rev, toCustomer(whole.customer, reader))
  if (isCustomer(reader)) for (const user of whole.users) list.put('user', rev, toUser(user, reader))
  list.put('session', rev, toSession(whole.session, reader))
  for (const participant of whole.participants) list.put('participant', rev, toParticipant(participant))
  for (const message of whole.messages) {
    if (!isCustomer(reader) || !isStaffOnly(message)) list.put('message', rev, toMessage(message, reader))
  }
}

/** Whether there was a moment within the records at which the reader did not see the session that they see now. */
function gains(reader: Reader, session: Row<'sessions'>, records: readonly LogRecord[]): boolean {
  if (!overlap(session.scopes, reader.scopes)) return false
  return records.some(
    (record) => record.entityId === session.id && !overlap(record.scopesBefore, reader.scopes),
  )
}

function saw(reader: Reader, record: LogRecord): boolean {
  return overlap(record.scopesBefore, reader.scopes) || overlap(record.scopesAfter, reader.scopes)
}

function isCustomer(reader: Reader): boolean {
  return reader.kind === 'customer'
}
