import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cellsOf, check, firstAllowed, leaksIn, missingRows } from './check.ts'
import { CALLERS, type Caller, type House, noteOf, openHouse, subjectOf } from './house.ts'
import { changedTables } from './ledger.ts'
import { FIELDS_OF_THE_CONTRACT, type Operation, REQUESTS, TABLE } from './rows/index.ts'

const OPERATIONS = Object.keys(TABLE) as Operation[]

let house: House
/** What a socket was told without asking, by its owner. */
const heard = new Map<Caller, unknown[]>()

beforeAll(async () => {
  house = await openHouse()
  for (const caller of Object.values(house.callers)) {
    const told: unknown[] = []
    caller.client?.socket.onAny((...frame) => told.push(frame))
    heard.set(caller, told)
  }
})

afterAll(() => house?.close())

describe('the table', () => {
  it('has a row for every route, command and frame, and a cell for every caller', () => {
    expect(missingRows(TABLE)).toEqual([])
    for (const row of Object.values(TABLE)) expect(Object.keys(cellsOf(row))).toEqual(CALLERS)
  })

  it.each(OPERATIONS)('is what happens: %s', async (operation) => {
    expect(await check(house, TABLE, [operation])).toEqual([])
  })

  it('is all that sockets were told of meanwhile', async () => {
    const told = () => JSON.stringify(heard.get(house.callers.owner))
    await expect.poll(told).toContain(house.chats.ours.held)
    for (const [caller, frames] of heard) {
      // Disabled without a change record, this socket was not cut: it goes on as whom it was opened for.
      const reader = caller.name === 'disabled' ? house.callers.teammate : caller
      expect(leaksIn(house, reader, JSON.stringify(frames)), caller.name).toEqual([])
    }
  })
})

describe('the checker', () => {
  const withRow = (operation: Operation, from: string, to: string) => {
    expect(TABLE[operation]).toContain(from)
    return check(house, { ...TABLE, [operation]: TABLE[operation].replace(from, to) }, [operation])
  }

  it('reports what is refused where the table allows it', async () => {
    const findings = await withRow('rest getSession', '=/404', '=/=')
    expect(findings.filter((finding) => finding.includes('NOT_FOUND instead of ok'))).toHaveLength(3)
    expect(findings[0]).toMatch(/^rest getSession by owner on /)
  })

  it('reports what is done where the table refuses it, and what that has changed', async () => {
    const findings = await withRow('command session.start', '401 401 +', '401 401 403')
    expect(findings[0]).toBe('command session.start by owner on ours: ok instead of FORBIDDEN')
    expect(findings[1]).toMatch(/changes .*messages.*sessions/)
    expect(findings).toHaveLength(2)
  })

  it('reports a writing that writes nothing, and a reading that writes', async () => {
    expect(await withRow('rest me', '403   =', '403   +')).toEqual([
      'rest me by assignee on ours: changes nothing',
    ])
    expect(await withRow('rest mark', '+/404', '=/404')).toEqual([
      'rest mark by owner on ours: changes changes,participants',
    ])
  })

  it('reports a missing row, and a secret in an answer', () => {
    const { 'rest sync': _, 'command session.mark': __, 'frame range': ___, ...rest } = TABLE
    expect(missingRows(rest)).toEqual(['rest sync', 'command session.mark', 'frame range'])
    const { owner, outsider } = house.callers
    expect(leaksIn(house, owner, `x ${noteOf('ours')} ${subjectOf('ours')}`)).toEqual([noteOf('ours')])
    expect(leaksIn(house, outsider, `x ${subjectOf('ours')}`)).toEqual([subjectOf('ours')])
  })
})

describe('fields that are not the caller’s to set', () => {
  const extras = () => ({
    role: 'admin',
    workspaceId: house.foreignWorkspaceId,
    assigneeId: house.callers.teammate.id,
    senderKind: 'user',
    senderId: house.callers.assignee.id,
    customerId: house.callers.stranger.id,
    scopes: 'all',
    seq: 1,
  })

  /** The payload with one more field, once for every object in it. */
  function* withExtra(payload: object, field: string, value: unknown): Generator<Record<string, unknown>> {
    yield { ...payload, [field]: value }
    for (const [name, part] of Object.entries(payload)) {
      if (typeof part !== 'object' || part === null) continue
      for (const changed of withExtra(part, field, value)) yield { ...payload, [name]: changed }
    }
  }

  it.each(OPERATIONS)('are refused: %s', async (operation) => {
    const { about, payload, deliver } = REQUESTS[operation]
    const caller = house.callers[firstAllowed(TABLE[operation])]
    const sessionId = house.chats[caller.place][about ?? 'held']
    const before = await house.ledger.digest()
    let count = 0
    for (const [field, value] of Object.entries(extras())) {
      if (FIELDS_OF_THE_CONTRACT[operation]?.includes(field)) continue
      for (const changed of withExtra(payload(caller, sessionId), field, value)) {
        const { code } = await deliver(house.url, caller, sessionId, changed)
        expect([field, code, JSON.stringify(changed)]).toEqual([field, 'INVALID', expect.anything()])
        count += 1
      }
    }
    const belonging = FIELDS_OF_THE_CONTRACT[operation]?.length ?? 0
    expect(count).toBeGreaterThanOrEqual(Object.keys(extras()).length - belonging)
    expect(changedTables(before, await house.ledger.digest())).toEqual([])
  })
})
