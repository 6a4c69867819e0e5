import { randomInt } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import fc from 'fast-check'
import { type FaultHouse, openFaultHouse } from '../support/fault-house.ts'
import { play } from './run.ts'
import { type Action, type Schedule, schedules } from './schedule.ts'
import {
  flatnessOf,
  heldBy,
  machine,
  type Sample,
  type SoakReport,
  type Totals,
  type Violation,
} from './soak-report.ts'

/**
 * npm run soak: schedules of the model test, with messages by the hundred and a server that dies, for as long as is
 * asked for. Each lane has a server and a database of its own, and each schedule a workspace.
 */

const { values: wanted } = parseArgs({
  options: {
    messages: { type: 'string' },
    kills: { type: 'string' },
    minutes: { type: 'string' },
    seed: { type: 'string' },
    lanes: { type: 'string', default: '2' },
  },
})
const asked = (value: string | undefined) => (value === undefined ? null : Number(value))
const [messages, kills] = [asked(wanted.messages), asked(wanted.kills)]
/** With nothing asked for, ten minutes. */
const minutes = asked(wanted.minutes) ?? (messages === null && !kills ? 10 : null)
const firstSeed = asked(wanted.seed) ?? randomInt(1_000_000_000)

const TELL_EVERY_MS = 10_000
const DEADLY: ReadonlySet<Action['do']> = new Set<Action['do']>([
  ...(['kill', 'burst', 'killWorker', 'killServer', 'armServer'] as const),
])

const startedAt = new Date()
const began = performance.now()
const elapsed = () => Math.round((performance.now() - began) / 1_000)
const total: Totals = {
  ...{ schedules: 0, actions: 0, messages: 0 },
  deaths: { desks: 0, workers: 0, servers: 0 },
}
const violations: Violation[] = []
const samples: Sample[] = []
const say = (line: string) => process.stdout.write(`${line}\n`)

const deaths = () => total.deaths.desks + total.deaths.workers + total.deaths.servers

function isOver(): boolean {
  if (minutes !== null && elapsed() >= minutes * 60) return true
  if (messages === null && !kills) return false
  return total.messages >= (messages ?? 0) && deaths() >= (kills ?? 0)
}

/** `--kills 0`: nothing dies, so that what a server comes to hold in a long life can be seen. */
function withoutDeaths({ actions, ...schedule }: Schedule): Schedule {
  const harmless = actions
    .filter(({ do: what }) => !DEADLY.has(what))
    .map((action) => (action.do === 'restart' ? { ...action, crashAt: null } : action))
  return { ...schedule, actions: harmless }
}

function scheduleOf(seed: number): Schedule {
  const arbitrary = schedules({ min: 30, max: 80, isServerMortal: true, isBusy: true })
  const [schedule] = fc.sample(arbitrary, { seed, numRuns: 1 })
  if (schedule === undefined) throw new Error('There is no schedule.')
  return kills === 0 ? withoutDeaths(schedule) : schedule
}

async function soak(house: FaultHouse): Promise<void> {
  while (!isOver()) {
    const seed = firstSeed + total.schedules++
    const schedule = scheduleOf(seed)
    const before = house.keeper.deaths()
    const found = await play(await house.nextDoor(), schedule, {
      count(tally) {
        total.messages += tally.messages
        total.deaths.desks += tally.deaths.desks
        total.deaths.workers += tally.deaths.workers
      },
    }).catch((error: unknown) => [error instanceof Error ? (error.stack ?? error.message) : String(error)])
    total.actions += schedule.actions.length
    total.deaths.servers += house.keeper.deaths() - before
    if (found.length === 0) continue
    violations.push({ seed, found, schedule })
    say(`\nSeed ${seed} goes wrong. Its schedule, to be played again:`)
    say(`${JSON.stringify(schedule)}\n${found.join('\n')}\n`)
  }
}

function look(houses: readonly FaultHouse[]): void {
  const servers = houses.map(({ server }) => heldBy(server.pid()))
  const soakItself = heldBy(process.pid)
  samples.push({ seconds: elapsed(), messages: total.messages, soak: soakItself, servers })
  const { desks, workers, servers: ofServers } = total.deaths
  const memory = servers.map((held) => (held ? `${held.megabytes} MB, ${held.handles} handles` : 'down'))
  say(
    [
      `${elapsed()} s: ${total.schedules} schedules, ${total.messages} messages`,
      `${deaths()} deaths (${desks} desks, ${workers} workers, ${ofServers} servers)`,
      `${violations.length} wrong`,
      `servers ${memory.join('; ')}`,
    ].join(' · '),
  )
}

function report(): SoakReport {
  return {
    startedAt: startedAt.toISOString(),
    seconds: elapsed(),
    machine: machine(),
    ...{ firstSeed, lastSeed: firstSeed + total.schedules - 1, totals: total, violations },
    ...{ flatness: flatnessOf(samples), samples },
  }
}

say(`Seeds from ${firstSeed} on`)
const houses = await Promise.all(Array.from({ length: Number(wanted.lanes) }, () => openFaultHouse()))
const looking = setInterval(look, TELL_EVERY_MS, houses)
try {
  await Promise.all(houses.map(soak))
} finally {
  clearInterval(looking)
  await Promise.all(houses.map((house) => house.close()))
}
const folder = process.env.PARLEY_SOAK_REPORT
if (folder !== undefined) {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'report.json'), `${JSON.stringify(report(), null, 2)}\n`)
}
say(
  `\n${total.schedules} schedules, ${total.messages} messages, ${deaths()} deaths in ${elapsed()} s: ${
    violations.length === 0 ? 'nothing wrong' : `${violations.length} went wrong`
  }`,
)
process.exitCode = violations.length === 0 ? 0 : 1
