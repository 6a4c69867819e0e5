import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Pair, Result } from './contest.ts'
import { drawPlot } from './plot.ts'
import { median } from './statistics.ts'

export interface Run {
  readonly startedAt: string
  readonly seconds: number
  readonly machine: Readonly<Record<string, unknown>>
  readonly versions: Readonly<Record<string, string>>
  readonly results: readonly Result[]
}

/** One run as data for programs, a table and a plot for people. */
export async function writeReport(folder: string, run: Run): Promise<void> {
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'run.json'), `${JSON.stringify(run, null, 2)}\n`)
  await writeFile(join(folder, 'report.md'), toMarkdown(run))
  await writeFile(join(folder, 'plot.svg'), drawPlot(run.results))
}

export function toMarkdown(run: Run): string {
  const facts = Object.entries({ ...run.machine, ...run.versions }).map(([name, fact]) => `${name} ${fact}`)
  return [
    `# Measured on ${run.startedAt.slice(0, 16).replace('T', ' ')} UTC, in ${Math.round(run.seconds)} s`,
    '',
    `${facts.join(' · ')}`,
    '',
    '| | measure | ratio to the peer | 95 % interval | goals | verdict | pairs |',
    '|---|---|---|---|---|---|---|',
    ...run.results.map(toRow),
    '',
    '![ratios](plot.svg)',
    '',
    ...run.results.flatMap(toDetails),
  ].join('\n')
}

function toRow({ measure, ratio, interval, verdict, kept, pairs }: Result): string {
  const { goal } = measure
  const sign = goal.better === 'higher' ? '≥' : '≤'
  const goals = `${sign} ${goal.first}, then ${sign} ${goal.final}`
  const range = `${formatted(interval.low)} – ${formatted(interval.high)}`
  const cells = [measure.id, measure.title, `**${formatted(ratio)}**`, range, goals, verdict]
  return `| ${cells.join(' | ')} | ${kept} of ${pairs.length} |`
}

function toDetails({ measure, pairs, told }: Result): string[] {
  const row = (title: string, side: 'product' | 'peer') => {
    const of = (value: (pair: Pair) => number) => formatted(median(pairs.map(value)))
    const also = Object.keys(pairs[0]?.[side].also ?? {}).map(
      (name) => `${name} ${of((pair) => pair[side].also?.[name] ?? Number.NaN)}`,
    )
    const pss = of((pair) => pair[side].pssBytes / 2 ** 20)
    const figures = [of((pair) => pair[side].value), of((pair) => pair[side].cpuUsPerOperation), pss]
    return `| ${title} | ${figures.join(' | ')} | ${also.join(', ')} |`
  }
  return [
    `## ${measure.id} \`${measure.name}\`: ${measure.title}`,
    '',
    `| medians | ${measure.unit} | CPU µs per operation | PSS, MB | |`,
    '|---|---|---|---|---|',
    row('Parley', 'product'),
    row(measure.peer, 'peer'),
    '',
    ...Object.entries(told).map(([name, value]) => `- ${name}: ${formatted(value)}`),
    '',
  ]
}

/** Three significant digits, and whole numbers above them. */
function formatted(value: number): string {
  if (!Number.isFinite(value)) return '–'
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en')
  return String(Number(value.toPrecision(3)))
}
