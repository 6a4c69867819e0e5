import { expect, test } from 'vitest'
import { z } from 'zod'
import { createFixture, PROFILES } from '../../bench/fixtures/profile.ts'

test('a profile is the same every time, as large as it says, and its messages stand in order', () => {
  const [one, two] = [createFixture('S'), createFixture('S')]
  const messages = [...one.messages()]
  expect([...two.messages()]).toEqual(messages)
  expect(one.sessions).toHaveLength(PROFILES.S.sessions)
  expect(messages).toHaveLength(PROFILES.S.messages)
  for (const session of one.sessions) {
    const own = messages.filter((message) => message.session === session)
    expect(own.map((message) => message.seq)).toEqual(own.map((_, index) => index + 1))
    expect(own.at(-1)?.at).toEqual(session.lastMessageAt)
  }
  const ids = messages.map((message) => message.id)
  expect(new Set(ids).size).toBe(ids.length)
  for (const id of ids) expect(z.uuidv7().safeParse(id).success).toBe(true)
})

test('texts are of several languages, short and long', () => {
  const { sessions, messages } = createFixture('S')
  expect(new Set(sessions.map((session) => session.language)).size).toBeGreaterThan(4)
  const lengths = [...messages()].map((message) => message.body.length)
  expect(Math.min(...lengths)).toBeLessThan(60)
  expect(Math.max(...lengths)).toBeGreaterThan(600)
})
