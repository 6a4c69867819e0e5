import { describe, expect, test } from 'vitest'
import type { User } from '#shared/entities.ts'
import type { PresenceStatus } from '#shared/presence.ts'
import { rankColleagues } from '../../../src/renderer/actions/colleagues.ts'
import { snoozePresets } from '../../../src/renderer/actions/snooze-times.ts'
import { BLANK_USER } from '../../support/blank.ts'

const user = (name: string, more: Partial<User> = {}): User => ({
  ...BLANK_USER,
  ...{ id: name, name, role: 'agent' },
  ...more,
})
const seen = (userId: string, status: PresenceStatus, load = 0) => ({
  [userId]: { userId, status, load, capacity: 6, at: '2026-11-21T12:00:00.000Z' },
})
const CHAT = { category: 'Billing', tags: ['VIP'], teamId: 'team' }

function order(users: User[], presence: Parameters<typeof rankColleagues>[1], locale: string | null = null) {
  return rankColleagues(users, presence, CHAT, { locale }).map((one) => one.user.name)
}

describe('the best match for a chat', () => {
  test('who is there and has room comes before whoever knows more', () => {
    const users = [user('Away', { skills: ['billing'] }), user('Full'), user('Free'), user('Gone')]
    const presence = {
      ...seen('Away', 'away'),
      ...seen('Full', 'available', 6),
      ...seen('Free', 'available'),
    }
    expect(order(users, presence)).toEqual(['Free', 'Full', 'Away', 'Gone'])
  })

  test('then who knows the matter and the language, the team, and who has least to do', () => {
    const users = [
      user('Busy bee'),
      user('Idle'),
      user('Team', { teamIds: ['team'] }),
      user('Both', { skills: ['Bílling'], languages: ['de'] }),
      user('Vip', { skills: ['vip'] }),
    ]
    const presence = Object.assign(
      {},
      ...users.map(({ id }) => seen(id, 'available', id === 'Busy bee' || id === 'Both' ? 4 : 1)),
    )
    expect(order(users, presence, 'de-AT')).toEqual(['Both', 'Vip', 'Team', 'Idle', 'Busy bee'])
    const [both] = rankColleagues(users, presence, CHAT, { locale: 'de-AT' })
    expect(both).toMatchObject({ skills: ['Bílling'], language: 'de', load: 4 })
  })
})

describe('times to snooze until', () => {
  const labels = (now: Date) => snoozePresets(now).map(({ label }) => label.replace('snooze.', ''))

  test('name what lies ahead, and no moment twice', () => {
    // A Wednesday.
    expect(labels(new Date(2026, 10, 18, 10))).toEqual(['hour', 'evening', 'tomorrow', 'monday'])
    expect(labels(new Date(2026, 10, 18, 17, 30))).toEqual(['hour', 'tomorrow', 'monday'])
    expect(labels(new Date(2026, 10, 22, 10))).toEqual(['hour', 'evening', 'monday'])
  })

  test('Monday is the next one, at the beginning of work', () => {
    for (let day = 16; day < 23; day += 1) {
      const at = snoozePresets(new Date(2026, 10, day, 10)).at(-1)?.at
      expect(at).toEqual(new Date(2026, 10, 23, 9))
    }
  })
})
