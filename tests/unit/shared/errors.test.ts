import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { ERROR_KINDS, errorBody, errorCode, invalidInput, ParleyError } from '#shared/errors.ts'

describe('refusals', () => {
  it('have an HTTP status that says they are one', () => {
    for (const code of errorCode.options) {
      expect(ERROR_KINDS[code].http).toBeGreaterThanOrEqual(400)
      expect(ERROR_KINDS[code].http).toBeLessThan(600)
    }
  })

  it('are retryable only where time alone can help', () => {
    for (const code of errorCode.options) {
      const { http, retryable } = ERROR_KINDS[code]
      expect(retryable, code).toBe(http === 429 || http >= 500)
    }
  })

  it('keep everything across a boundary', () => {
    const body = { code: 'STALE', message: 'It moved on.', hint: 'Look.', details: { lastSeq: 3 } } as const
    const error = ParleyError.from(
      errorBody.parse(JSON.parse(JSON.stringify(new ParleyError('STALE', body.message, body).body))),
    )
    expect(error.body).toEqual(body)
    expect([error.code, error.message, error.retryable]).toEqual(['STALE', 'It moved on.', false])
  })

  it('name the field that a schema turned down, never its value', () => {
    const schema = z.object({ device: z.object({ name: z.string().max(3) }) })
    const { error } = schema.safeParse({ device: { name: 'canary' } })
    if (error === undefined) throw new Error('it was accepted')
    const refusal = invalidInput(error)
    expect(refusal.body).toMatchObject({ code: 'INVALID', field: 'device.name' })
    expect(JSON.stringify(refusal.body)).not.toContain('canary')
  })
})
