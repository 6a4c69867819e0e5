import { describe, expect, it } from 'vitest'
import { businessTimeBetween, type Calendar } from '../../../../src/server/domain/sla/calendar.ts'
import {
  nextSla,
  type SlaFacts,
  type SlaMessage,
  type SlaOutcome,
  type Terms,
} from '../../../../src/server/domain/sla/next.ts'
import { randomFrom } from '../../../support/random.ts'

const MINUTE = 60_000
/** A Monday, nine o'clock in Berlin. */
const START = Date.parse('2026-11-23T08:00:00.000Z')
const at = (minutes: number) => START + minutes * MINUTE
const iso = (minutes: number) => new Date(at(minutes)).toISOString()

const OFFICE = [{ from: '09:00', to: '17:00' }]
const CALENDAR: Calendar = {
  timeZone: 'Europe/Berlin',
  weekly: {
    ...{ monday: OFFICE, tuesday: OFFICE, wednesday: OFFICE, thursday: OFFICE, friday: OFFICE },
    ...{ saturday: [], sunday: [] },
  },
  holidays: [],
}

const TERMS: Terms = {
  policyId: 'policy',
  calendar: CALENDAR,
  promise: { firstResponse: 10, nextResponse: 20, resolution: 120 },
  warnAtPercent: 80,
}
const promising = (promise: Partial<Terms['promise']>): Terms => {
  return { ...TERMS, promise: { ...TERMS.promise, ...promise } }
}

/** A chat as its clocks see it: each step happens at a minute after the start. */
function chat(terms: Terms | null = TERMS) {
  let facts: Omit<SlaFacts, 'messages'> = { createdAt: START, status: 'waiting', snoozedUntil: null }
  let seq = 0
  let last: SlaOutcome | null = null
  const passed: string[] = []
  let current = terms

  function look(minutes: number, messages: readonly SlaMessage[] = []): SlaOutcome {
    last = nextSla(last?.state ?? null, { ...facts, messages }, current, at(minutes))
    for (const one of last.passed) passed.push(`${one.target} ${one.kind} ${(one.at - START) / MINUTE}`)
    return last
  }
  function message(minutes: number, more: Partial<SlaMessage>): SlaMessage {
    seq += 1
    return {
      ...{ seq, senderKind: 'customer', type: 'text', status: 'sent', at: at(minutes) },
      ...{ reviewedAt: null, newStatus: null, ...more },
    }
  }
  const say = (minutes: number, more: Partial<SlaMessage>) => look(minutes, [message(minutes, more)])
  const self = {
    passed,
    look,
    message,
    customer: (minutes: number) => say(minutes, {}),
    staff: (minutes: number, more: Partial<SlaMessage> = {}) => say(minutes, { senderKind: 'user', ...more }),
    status(minutes: number, status: SlaFacts['status']) {
      facts = { ...facts, status }
      return say(minutes, { senderKind: 'system', type: 'system', newStatus: status })
    },
    snooze(minutes: number, until: number | null) {
      facts = { ...facts, snoozedUntil: until === null ? null : at(until) }
      return look(minutes)
    },
    underTerms(minutes: number, next: Terms | null) {
      current = next
      return look(minutes)
    },
  }
  self.customer(0)
  return self
}

describe('first response', () => {
  it('is due from the start on, and met by the first reply', () => {
    const one = chat()
    expect(one.look(0)).toMatchObject({
      dueAt: at(10),
      wakeAt: at(8),
      sla: {
        policyId: 'policy',
        firstResponse: { dueAt: iso(10), metAt: null },
        nextResponse: { dueAt: null },
      },
    })
    expect(one.staff(5).sla?.firstResponse).toEqual({
      ...{ dueAt: iso(10), metAt: iso(5), warnedAt: null, breachedAt: null },
    })
    expect(one.look(60).passed).toEqual([])
  })

  it.each([
    ['a note', { type: 'note' }],
    ['what waits for approval', { status: 'pending_approval' }],
    ['what was rejected', { status: 'rejected' }],
    ['a system message', { senderKind: 'system', type: 'system' }],
  ] as const)('is not met by %s', (_what, more) => {
    expect(chat().staff(5, more).sla?.firstResponse).toMatchObject({ dueAt: iso(10), metAt: null })
  })

  it('is met by an approved reply when it is approved', () => {
    const one = chat()
    const reply = one.message(2, { senderKind: 'user', status: 'pending_approval' })
    expect(one.look(2, [reply]).state.pending).toEqual([reply.seq])
    const approved = one.look(6, [{ ...reply, status: 'approved', reviewedAt: at(6) }])
    expect(approved.sla?.firstResponse?.metAt).toBe(iso(6))
    expect(approved.state.pending).toEqual([])
  })

  it('warns and is broken once each, at their very times, however late somebody looks', () => {
    const one = chat()
    for (const minutes of [7, 8, 9, 30, 31]) one.look(minutes)
    expect(one.passed).toEqual(['firstResponse warning 8', 'firstResponse breach 10'])
    expect(one.staff(40).sla?.firstResponse).toEqual({
      ...{ dueAt: iso(10), warnedAt: iso(8), breachedAt: iso(10), metAt: iso(40) },
    })
  })

  it('tells of a breach that only a late reply brings to light', () => {
    const one = chat()
    one.staff(11)
    expect(one.passed).toEqual(['firstResponse warning 8', 'firstResponse breach 10'])
  })
})

describe('next response', () => {
  it('runs from the first unanswered message, each time anew', () => {
    const one = chat()
    expect(one.staff(5).sla?.nextResponse?.dueAt).toBeNull()
    one.customer(10)
    expect(one.customer(15).sla?.nextResponse).toMatchObject({ dueAt: iso(30), metAt: null })
    expect(one.staff(16).sla?.nextResponse).toMatchObject({ dueAt: iso(30), metAt: iso(16) })
    expect(one.staff(17).sla?.nextResponse).toMatchObject({ metAt: iso(16) })
    expect(one.customer(50).sla?.nextResponse).toMatchObject({ dueAt: iso(70), metAt: null })
    one.look(80)
    one.staff(81)
    one.customer(82)
    expect(one.look(110).sla?.nextResponse).toMatchObject({ breachedAt: iso(102), dueAt: iso(102) })
    expect(one.passed.filter((text) => text.startsWith('next'))).toEqual([
      ...['nextResponse warning 66', 'nextResponse breach 70'],
      ...['nextResponse warning 98', 'nextResponse breach 102'],
    ])
  })

  it('is not stopped by a pause', () => {
    const one = chat()
    one.staff(5)
    one.customer(10)
    expect(one.status(11, 'paused').sla?.nextResponse?.dueAt).toBe(iso(30))
  })
})

describe('resolution', () => {
  it('stands still after a reply and goes on with what was left', () => {
    const one = chat()
    expect(one.staff(30).sla?.resolution?.dueAt).toBeNull()
    // 30 of 120 minutes were used up.
    expect(one.customer(100).sla?.resolution?.dueAt).toBe(iso(190))
    expect(one.staff(110).dueAt).toBeNull()
    expect(one.customer(200).sla?.resolution?.dueAt).toBe(iso(280))
  })

  it('stands still while paused or snoozed', () => {
    const one = chat(promising({ firstResponse: null }))
    expect(one.status(10, 'paused').dueAt).toBeNull()
    expect(one.status(50, 'active').dueAt).toBe(at(160))
    expect(one.snooze(60, 90)).toMatchObject({ dueAt: null, wakeAt: at(90) })
    // Late: it ran again from the minute at which the snooze was over.
    expect(one.look(95).dueAt).toBe(at(190))
    one.snooze(100, 400)
    expect(one.snooze(110, null).dueAt).toBe(at(200))
  })

  it('is met by the end, which stops what else runs', () => {
    const one = chat()
    const { sla, dueAt, wakeAt } = one.status(5, 'ended')
    expect(sla?.resolution).toMatchObject({ metAt: iso(5), dueAt: iso(120) })
    expect(sla?.firstResponse).toEqual({ dueAt: null, metAt: null, warnedAt: null, breachedAt: null })
    expect([dueAt, wakeAt]).toEqual([null, null])
    expect(one.look(1_000).passed).toEqual([])
  })

  it('is met late as well, and stays broken', () => {
    const one = chat(promising({ firstResponse: null }))
    expect(one.status(130, 'ended').sla?.resolution).toEqual({
      ...{ dueAt: iso(120), warnedAt: iso(96), breachedAt: iso(120), metAt: iso(130) },
    })
  })

  it('is promised anew by a reopening, and so is the answer to what was not answered', () => {
    const one = chat()
    one.status(5, 'ended')
    expect(one.status(60, 'active').sla).toMatchObject({
      firstResponse: { dueAt: iso(70) },
      resolution: { dueAt: iso(180), metAt: null },
    })
    const other = chat()
    other.staff(5)
    other.status(6, 'ended')
    // Staff had the last word: it is the customer's turn still.
    expect(other.status(60, 'active')).toMatchObject({ dueAt: null })
    expect(other.customer(70).sla).toMatchObject({
      ...{ nextResponse: { dueAt: iso(90) }, resolution: { dueAt: iso(190) } },
      firstResponse: { metAt: iso(5) },
    })
  })

  it('stays met when an ended chat is locked and unlocked', () => {
    const one = chat()
    one.status(5, 'ended')
    one.status(6, 'locked')
    expect(one.status(7, 'ended').sla?.resolution?.metAt).toBe(iso(5))
  })
})

describe('other terms', () => {
  it('count from where the running clocks began', () => {
    const one = chat()
    expect(one.underTerms(3, promising({ firstResponse: 30 })).dueAt).toBe(at(30))
    expect(one.underTerms(4, promising({ firstResponse: 5 })).dueAt).toBe(at(5))
    expect(one.passed).toEqual(['firstResponse warning 4'])
  })

  it('that come too late to be kept are broken when they come, not before', () => {
    const one = chat(promising({ firstResponse: 60 }))
    one.underTerms(20, TERMS)
    expect(one.passed).toEqual(['firstResponse warning 20', 'firstResponse breach 20'])
  })

  it('tell of a clock no second time', () => {
    const one = chat()
    one.look(12)
    one.underTerms(13, promising({ firstResponse: 60 }))
    one.look(70)
    expect(one.passed).toHaveLength(2)
  })

  it('keep what a stopped clock has used up', () => {
    const one = chat()
    one.staff(30)
    one.underTerms(40, promising({ resolution: 60 }))
    expect(one.customer(100).sla?.resolution?.dueAt).toBe(iso(130))
  })

  it('can be none: the clocks run on in silence, and are there for a policy that comes later', () => {
    const one = chat(null)
    expect(one.look(5)).toMatchObject({ sla: null, dueAt: null, wakeAt: null })
    expect(one.underTerms(6, TERMS)).toMatchObject({ dueAt: at(10) })
    expect(one.underTerms(7, null)).toMatchObject({ sla: null, dueAt: null, wakeAt: null })
    expect(one.passed).toEqual([])
  })

  it('show null for what is not promised', () => {
    expect(chat(promising({ nextResponse: null })).staff(5).sla).toMatchObject({ nextResponse: null })
  })
})

describe('business hours', () => {
  it('carry a promise over the weekend', () => {
    const friday = chat(promising({ firstResponse: 8 * 60 * 5, resolution: null }))
    expect(new Date(friday.look(0).dueAt ?? 0).toISOString()).toBe('2026-11-27T16:00:00.000Z')
    const longer = chat(promising({ firstResponse: 8 * 60 * 5 + 30, resolution: null }))
    expect(new Date(longer.look(0).dueAt ?? 0).toISOString()).toBe('2026-11-30T08:30:00.000Z')
  })

  it('do not use up the rest of a promise while they are closed', () => {
    const one = chat()
    one.staff(1)
    // Half past four: half an hour today, an hour and 29 minutes tomorrow.
    const evening = one.customer(7.5 * 60)
    expect(evening.sla?.resolution?.dueAt).toBe('2026-11-24T09:29:00.000Z')
    one.status(10 * 60, 'paused')
    const morning = one.status(24 * 60, 'active')
    expect(morning.sla?.resolution?.dueAt).toBe('2026-11-24T09:29:00.000Z')
  })
})

describe('any course of events', () => {
  it('comes to the same whether somebody looks in between or not, and tells of nothing twice', () => {
    for (let seed = 1; seed <= 60; seed += 1) {
      const random = randomFrom(seed)
      const [watched, left] = [chat(), chat()]
      let minutes = 0
      for (let step = 0; step < 25; step += 1) {
        minutes += 1 + random.below(40)
        if (random.below(2) === 0) watched.look(minutes - 0.5)
        const what = random.from(['customer', 'staff', 'note', 'pause', 'end', 'open', 'snooze', 'wake'])
        for (const one of [watched, left]) {
          if (what === 'customer') one.customer(minutes)
          else if (what === 'staff') one.staff(minutes)
          else if (what === 'note') one.staff(minutes, { type: 'note' })
          else if (what === 'pause') one.status(minutes, 'paused')
          else if (what === 'end') one.status(minutes, 'ended')
          else if (what === 'open') one.status(minutes, 'active')
          else one.snooze(minutes, what === 'snooze' ? minutes + 15 : null)
        }
      }
      expect(watched.look(minutes + 5)).toMatchObject({ sla: left.look(minutes + 5).sla })
      expect([...watched.passed].sort()).toEqual([...left.passed].sort())
    }
  })

  it('never promises what has no time left without having told of it', () => {
    for (let seed = 1; seed <= 40; seed += 1) {
      const random = randomFrom(seed)
      const one = chat()
      let minutes = 0
      for (let step = 0; step < 20; step += 1) {
        minutes += random.below(30)
        const { sla, dueAt } = random.below(2) === 0 ? one.customer(minutes) : one.staff(minutes)
        const broken = Object.values(sla ?? {}).some(
          (target) => typeof target === 'object' && target?.breachedAt,
        )
        if (dueAt !== null && dueAt <= at(minutes)) expect(broken).toBeTruthy()
        if (dueAt !== null) expect(businessTimeBetween(CALENDAR, at(0), dueAt)).toBeGreaterThan(0)
      }
    }
  })
})
