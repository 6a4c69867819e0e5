import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { DOWN, OLDEST_PROTOCOL_VERSION, PROTOCOL_VERSION, UP } from '#shared/protocol.ts'

/**
 * The wire, pinned together with its version. A changed frame breaks this test. Then: if what older clients send and
 * understand still holds, raise PROTOCOL_VERSION; if not, OLDEST_PROTOCOL_VERSION too; and put the new hash here. An
 * optional field that only the server says raises neither: older clients pass over it, and nobody waits for it.
 */
const PINNED = {
  protocol: 4,
  oldest: 2,
  hash: 'ae0daf36f17c71b8',
}

function wire(): string {
  const schema = (type: z.ZodType, io: 'input' | 'output') => z.toJSONSchema(type, { io })
  const up = Object.entries(UP).map(([name, { frame, ack }]) => [
    name,
    schema(frame, 'input'),
    ack && schema(ack, 'output'),
  ])
  const down = Object.entries(DOWN).map(([name, frame]) => [name, schema(frame, 'output')])
  return createHash('sha256').update(JSON.stringify({ up, down })).digest('hex').slice(0, 16)
}

it('has not changed without its version', () => {
  expect({ protocol: PROTOCOL_VERSION, oldest: OLDEST_PROTOCOL_VERSION, hash: wire() }).toEqual(PINNED)
})

it('serves no version from the future', () => {
  expect(OLDEST_PROTOCOL_VERSION).toBeLessThanOrEqual(PROTOCOL_VERSION)
})
