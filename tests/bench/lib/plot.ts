import type { Result } from './contest.ts'

const WIDTH = 860
const LEFT = 170
const RIGHT = 30
const ROW = 56
const TOP = 50

const COLOURS = { 'final goal': '#1a7f37', 'first goal': '#9a6700', missed: '#cf222e' } as const

/** Each measure a line: its pairs as dots, the interval as a bar, the median as a tick, the goals as dashes. */
export function drawPlot(results: readonly Result[]): string {
  const height = TOP + results.length * ROW + 20
  const lines = results.map((result, index) => drawLine(result, TOP + index * ROW + ROW / 2))
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif" font-size="13">
<rect width="${WIDTH}" height="${height}" fill="#fff"/>
<text x="16" y="26" font-size="15">Ratio to the peer in the same run, on a logarithmic scale of its own for each measure</text>
${lines.join('\n')}
</svg>
`
}

function drawLine({ measure, pairs, ratio, interval, verdict }: Result, y: number): string {
  const { first, final } = measure.goal
  const all = [...pairs.map((pair) => pair.ratio), first, final, 1].filter((value) => value > 0)
  const [low, high] = [Math.log(Math.min(...all) * 0.9), Math.log(Math.max(...all) * 1.1)]
  const x = (value: number) =>
    Math.round(LEFT + ((Math.log(value) - low) / (high - low)) * (WIDTH - LEFT - RIGHT))
  const upright = (value: number, style: string) =>
    `<line x1="${x(value)}" x2="${x(value)}" y1="${y - 16}" y2="${y + 16}" ${style}/>`
  const label = (value: number, name: string) =>
    `<text x="${x(value)}" y="${y + 27}" font-size="10" text-anchor="middle" fill="#57606a">${name} ${value}</text>`
  const colour = COLOURS[verdict]
  return [
    `<text x="16" y="${y + 4}">${measure.id} ${measure.name}</text>`,
    `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y}" y2="${y}" stroke="#d0d7de"/>`,
    upright(first, 'stroke="#57606a" stroke-dasharray="2 3"'),
    upright(final, 'stroke="#57606a" stroke-dasharray="6 3"'),
    label(first, 'first'),
    label(final, 'final'),
    ...pairs.map((pair) => `<circle cx="${x(pair.ratio)}" cy="${y}" r="3" fill="${colour}" opacity="0.3"/>`),
    `<line x1="${x(interval.low)}" x2="${x(interval.high)}" y1="${y}" y2="${y}" stroke="${colour}" stroke-width="5"/>`,
    upright(ratio, `stroke="${colour}" stroke-width="2"`),
  ].join('\n')
}
