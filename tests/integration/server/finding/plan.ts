import pg from 'pg'
import type { Statement } from '../statements.ts'

interface Node {
  readonly 'Node Type': string
  readonly 'Relation Name'?: string
  readonly 'Index Name'?: string
  readonly 'Actual Rows': number
  readonly 'Actual Loops': number
  readonly 'Rows Removed by Filter'?: number
  readonly 'Rows Removed by Index Recheck'?: number
  readonly Plans?: readonly Node[]
}

/** What carrying statements out took. */
export interface Cost {
  /** Tables that were read from one end to the other. */
  readonly scanned: readonly string[]
  /** Rows that were looked at, whether they fitted or not. */
  readonly visited: number
  /** The most rows that were sorted at a time. */
  readonly sorted: number
  readonly indexes: readonly string[]
}

/** Small, and read whole: there is an index, but nobody would take it. They are not what makes a read slow. */
const SMALL = [
  'workspaces',
  'teams',
  'users',
  'team_members',
  'labels',
  'attribute_definitions',
  'canned_responses',
  'suggestions',
]

/** Carries the statements of one transaction out again, and explains each: as who asked, with what they had set. */
export async function costOf(appUrl: string, statements: readonly Statement[]): Promise<Cost> {
  const client = new pg.Client({ connectionString: appUrl })
  await client.connect()
  await client.query('begin isolation level repeatable read')
  const nodes: Node[] = []
  try {
    for (const { sql, parameters } of statements) {
      const isSetting = sql.trimStart().startsWith('select set_config')
      const text = isSetting ? sql : `explain (analyze, buffers, timing off, format json) ${sql}`
      const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: Node }] }>(text, [...parameters])
      if (!isSetting) nodes.push(...flat(rows[0]?.['QUERY PLAN'][0].Plan))
    }
  } finally {
    await client.end()
  }
  const scans = nodes.filter((node) => node['Relation Name'] !== undefined)
  return {
    scanned: scans.flatMap(({ 'Node Type': type, 'Relation Name': table = '' }) =>
      type === 'Seq Scan' && !SMALL.includes(table) ? [table] : [],
    ),
    visited: Math.round(
      scans
        .filter(({ 'Relation Name': table = '' }) => !SMALL.includes(table))
        .reduce((sum, node) => sum + visitedBy(node), 0),
    ),
    sorted: Math.max(
      0,
      ...nodes
        .filter(({ 'Node Type': type }) => type.endsWith('Sort'))
        .flatMap((node) => (node.Plans ?? []).map((input) => input['Actual Rows'])),
    ),
    indexes: [...new Set(nodes.flatMap(({ 'Index Name': index }) => index ?? []))].sort(),
  }
}

function flat(node: Node | undefined): Node[] {
  return node === undefined ? [] : [node, ...(node.Plans ?? []).flatMap(flat)]
}

function visitedBy(node: Node): number {
  const { 'Rows Removed by Filter': filtered = 0, 'Rows Removed by Index Recheck': rechecked = 0 } = node
  return (node['Actual Rows'] + filtered + rechecked) * node['Actual Loops']
}
