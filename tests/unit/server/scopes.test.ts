import { describe, expect, it } from 'vitest'
import {
  overlap,
  scopesHash,
  sessionScopes,
  staffScopes,
  withoutCustomers,
} from '../../../src/server/domain/access/index.ts'

const session = { team_id: 'bookings', assignee_id: null, customer_id: 'ada' }
const agent = (id: string, ...teams: string[]) => staffScopes(id, 'agent', teams)

describe('scopes', () => {
  it('let an agent see the sessions of their teams and those without one', () => {
    expect(overlap(sessionScopes(session), agent('mara', 'bookings'))).toBe(true)
    expect(overlap(sessionScopes(session), agent('omar', 'orders'))).toBe(false)
    expect(overlap(sessionScopes({ ...session, team_id: null }), agent('omar', 'orders'))).toBe(true)
  })

  it('let the assignee see a session wherever it goes', () => {
    const held = sessionScopes({ ...session, assignee_id: 'omar' })
    expect(overlap(held, agent('omar', 'orders'))).toBe(true)
    expect(overlap(held, agent('lucia', 'orders'))).toBe(false)
  })

  it('let supervisors and admins see everything', () => {
    for (const role of ['supervisor', 'admin'] as const) {
      expect(overlap(sessionScopes(session), staffScopes('nora', role, []))).toBe(true)
    }
  })

  it("let no customer see what is for staff, nor what is another's", () => {
    const scopes = sessionScopes({ ...session, assignee_id: 'mara' })
    expect(overlap(scopes, ['customer:ada'])).toBe(true)
    expect(overlap(scopes, ['customer:bob'])).toBe(false)
    expect(overlap(withoutCustomers(scopes), ['customer:ada'])).toBe(false)
    expect(overlap(withoutCustomers(scopes), agent('mara'))).toBe(true)
  })

  it('have a hash that does not depend on the order of teams, but on the teams', () => {
    expect(scopesHash(agent('mara', 'a', 'b'))).toBe(scopesHash(agent('mara', 'b', 'a')))
    expect(scopesHash(agent('mara', 'a', 'b'))).not.toBe(scopesHash(agent('mara', 'a')))
  })
})
