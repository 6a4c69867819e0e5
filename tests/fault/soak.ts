import { randomInt } from 'node:crypto'
import fc from 'fast-check'
import { openFaultHouse } from '../support/fault-house.ts'
import { play } from './run.ts'
import { schedules } from './schedule.ts'

/** npm run soak: the schedules of the model test, longer ones and for as long as is asked for. */

const { PARLEY_SOAK_MINUTES = '10', PARLEY_SOAK_SEED, PARLEY_SOAK_PARALLEL = '2' } = process.env
const firstSeed = Number(PARLEY_SOAK_SEED ?? randomInt(1_000_000_000))
const until = performance.now() + Number(PARLEY_SOAK_MINUTES) * 60_000
const say = (line: string) => process.stdout.write(`${line}\n`)

const KILLS: ReadonlySet<string> = new Set(['kill', 'burst', 'killWorker'])
const total = { schedules: 0, actions: 0, kills: 0, wrong: 0 }
const house = await openFaultHouse()

async function soak(): Promise<void> {
  while (performance.now() < until) {
    const seed = firstSeed + total.schedules++
    const [schedule] = fc.sample(schedules({ min: 30, max: 120 }), { seed, numRuns: 1 })
    if (schedule === undefined) return
    const found = await play(house, schedule).catch((error: unknown) => [String(error)])
    total.actions += schedule.actions.length
    total.kills += schedule.actions.filter(({ do: what }) => KILLS.has(what)).length
    if (found.length === 0) continue
    total.wrong++
    say(`\nSeed ${seed} goes wrong. Its schedule, for REGRESSIONS of model.test.ts:`)
    say(`${JSON.stringify(schedule)}\n${found.join('\n')}`)
  }
}

say(`Seeds from ${firstSeed} on, for ${PARLEY_SOAK_MINUTES} minutes`)
try {
  await Promise.all(Array.from({ length: Number(PARLEY_SOAK_PARALLEL) }, soak))
} finally {
  await house.close()
}
const { schedules: played, actions, kills, wrong } = total
say(
  `\n${played} schedules of ${actions} actions with ${kills} kills: ${wrong === 0 ? 'nothing wrong' : `${wrong} went wrong`}`,
)
process.exitCode = wrong === 0 ? 0 : 1
