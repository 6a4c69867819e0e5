import { describe, expect, it } from 'vitest'
import { type Reader, staffScopes } from '../../../src/server/domain/access/index.ts'
import { createAudience } from '../../../src/server/domain/sync/audience.ts'
import { project, type States } from '../../../src/server/domain/sync/project.ts'
import { randomFrom } from '../../support/random.ts'

const AT = '2026-01-01T00:00:00.000Z'
const TEAMS = ['red', 'blue']
const random = randomFrom(11)

function idOf(kind: 'user' | 'customer', index: number): string {
  return `${kind === 'user' ? 'aaaaaaaa' : 'cccccccc'}-0000-4000-8000-${String(index).padStart(12, '0')}`
}

function agent(id: string, teams: readonly string[], role: 'agent' | 'supervisor' = 'agent'): Reader {
  return {
    workspaceId: 'w',
    kind: 'user',
    id,
    role,
    scopes: staffScopes(id, role, teams),
    hasSla: false,
    isBlocked: false,
    approval: 'nothing',
  }
}

function customer(id: string): Reader {
  const scopes = [`customer:${id}`] as const
  return {
    workspaceId: 'w',
    kind: 'customer',
    id,
    role: 'customer',
    scopes,
    hasSla: false,
    isBlocked: false,
    approval: 'nothing',
  }
}

const readers: Reader[] = [
  ...Array.from({ length: 12 }, (_, index) => {
    const teams = TEAMS.filter(() => random.below(2) === 0)
    return agent(idOf('user', index), teams, index === 0 ? 'supervisor' : 'agent')
  }),
  ...Array.from({ length: 3 }, (_, index) => customer(idOf('customer', index))),
]

/** Sessions and participants at random: of a team or of none, with some of the users in them. */
function chance() {
  const scopesOf = () => [
    'all',
    random.from(['workspace', 'team:red', 'team:blue']),
    ...readers
      .filter((reader) => reader.kind === 'user' && random.below(6) === 0)
      .map(({ id }) => `user:${id}`),
    `customer:${idOf('customer', random.below(3))}`,
  ]
  const sessions = Array.from({ length: 4 }, (_, index) => ({
    ...{ id: `s${index}`, scopes: scopesOf(), last_message_at: new Date(0), created_at: new Date(0) },
  }))
  const records = sessions.flatMap(({ id, scopes }, index) => ({
    ...{ rev: index + 1, entity: 'session' as const, entityId: id, op: 'put' as const },
    scopesBefore: random.below(3) === 0 ? scopesOf() : scopes,
    scopesAfter: scopes,
  }))
  const none = new Map()
  const states = {
    ...{ messages: none, participants: none, customers: none, users: none, teams: none, gained: none },
    ...{ cannedResponses: none, labels: none, attributeDefinitions: none, suggestions: none },
    sessions: new Map(sessions.map((session) => [session.id, session])),
  }
  return { window: { records, to: 4 }, states: states as unknown as States }
}

describe('what is worked out once for many readers', () => {
  it('is for each of them what it would be for them alone', () => {
    for (let round = 0; round < 300; round += 1) {
      const { window, states } = chance()
      const pokeFor = createAudience(window, states, AT)
      for (const reader of readers) {
        const from = random.below(3)
        const records = window.records.filter((record) => record.rev > from)
        expect(pokeFor(reader, from)).toEqual({
          from,
          to: 4,
          at: AT,
          changes: project(reader, records, states),
        })
      }
    }
  })

  it('is the same object for staff who cannot differ, and never for customers', () => {
    const { window, states } = chance()
    const pokeFor = createAudience(window, states, AT)
    expect(pokeFor(agent('ann', ['red']), 0)).toBe(pokeFor(agent('ben', ['red']), 0))
    expect(pokeFor(customer('eve'), 0)).not.toBe(pokeFor(customer('kim'), 0))
  })
})
