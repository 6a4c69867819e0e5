import { describe, expect, it } from 'vitest'
import {
  GRANTS,
  grant,
  isReadOnly,
  may,
  mayChangeStatus,
  readerRole,
  STATUS_CHANGES,
} from '#shared/access.ts'
import { sessionStatus } from '#shared/entities.ts'

const SUPERVISORS = [
  'session.take_over',
  'session.reopen',
  'session.lock',
  'session.read.all',
  'message.review',
  'message.delete.any',
] as const

describe('grants', () => {
  it('are known, and each is given to somebody', () => {
    const given = new Set(readerRole.options.flatMap((role) => GRANTS[role]))
    for (const one of given) expect(grant.options).toContain(one)
  })

  it("give customers nothing of staff's and agents nothing of supervisors'", () => {
    for (const staffOnly of ['session.claim', 'session.status', 'session.update', 'note.write'] as const) {
      expect(may('customer', staffOnly)).toBe(false)
    }
    for (const one of SUPERVISORS) {
      expect(may('customer', one)).toBe(false)
      expect(may('agent', one)).toBe(false)
      expect(may('supervisor', one)).toBe(true)
    }
    for (const one of GRANTS.agent) expect(may('supervisor', one)).toBe(true)
  })
})

describe('status changes', () => {
  it('are each stated once, and none leads to where it began', () => {
    const pairs = STATUS_CHANGES.map(({ from, to }) => `${from} ${to}`)
    expect(new Set(pairs).size).toBe(pairs.length)
    for (const { from, to } of STATUS_CHANGES) expect(from).not.toBe(to)
  })

  it('deny what is not in the table', () => {
    expect(mayChangeStatus('admin', 'locked', 'active')).toBe(false)
    expect(mayChangeStatus('agent', 'ended', 'active')).toBe(false)
    expect(mayChangeStatus('supervisor', 'ended', 'active')).toBe(true)
  })

  it('let every status be left again', () => {
    for (const status of sessionStatus.options) {
      expect(STATUS_CHANGES.some(({ from }) => from === status)).toBe(true)
    }
  })

  it('make ended and locked read-only, and nothing else', () => {
    expect(sessionStatus.options.filter(isReadOnly)).toEqual(['ended', 'locked'])
  })
})
