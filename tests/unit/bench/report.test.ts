import { expect, test } from 'vitest'
import { hold } from '../../bench/lib/contest.ts'
import type { Measure, Side } from '../../bench/lib/measure.ts'
import { drawPlot } from '../../bench/lib/plot.ts'
import { toMarkdown } from '../../bench/lib/report.ts'

function contest(order: string[]) {
  const side = (name: string, value: number): Side => ({
    processes: () => [process.pid],
    async sample() {
      order.push(name)
      return { value, operations: 10, also: { p99Ms: 5 } }
    },
  })
  return { product: side('A', 80), peer: side('B', 100), told: async () => ({ bytes: 42 }), async close() {} }
}

const MEASURE: Measure = {
  ...{ id: 'B0', name: 'example', title: 'An example', unit: 'things/s', peer: 'a peer', warmUps: 1 },
  goal: { first: 0.7, final: 0.9, better: 'higher' },
  prepare: () => Promise.reject(new Error('not asked for')),
}

test('product and peer take turns, A B B A, after the warm-up', async () => {
  const order: string[] = []
  const result = await hold(MEASURE, contest(order), 4)
  // A pair that lost its processors to another machine is taken anew: at least four.
  expect(order.slice(0, 10).join('')).toBe('ABABBAABBA')
  expect(result).toMatchObject({ ratio: 0.8, interval: { low: 0.8, high: 0.8 }, verdict: 'first goal' })
})

test('the report tells the ratio, its interval, the goals and the verdict', async () => {
  const result = await hold(MEASURE, contest([]), 2)
  const run = {
    startedAt: '2026-01-01T00:00:00.000Z',
    seconds: 1,
    machine: {},
    versions: {},
    results: [result],
  }
  const text = toMarkdown(run)
  expect(text).toContain('| B0 | An example | **0.8** | 0.8 – 0.8 | ≥ 0.7, then ≥ 0.9 | first goal |')
  expect(text).toContain('- bytes: 42')
  expect(drawPlot([result])).toContain('B0 example')
})
