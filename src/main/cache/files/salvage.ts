import { type Connection, type Parameters, Reader, type Sql, type Writer } from './connection.ts'

/** Rows between two damaged places are looked for one by one, up to this many. */
const MAX_PROBES = 100_000
/** More places in a row that cannot be read than any page has: there is nothing behind them worth the wait. */
const MAX_FAILURES = 5_000

type Row = Record<string, Sql> & { row_id: number }

/**
 * Copies every row that can still be read, one by one, for there may be many large ones. A scan ends at the first
 * damaged page, so each table is read from both ends, and what lies between row by row. Rows that the new file refuses
 * are left behind in the old one.
 */
export function salvage(damaged: Connection, rescued: Writer, tables: readonly string[]): number {
  let saved = 0
  for (const table of tables) {
    const known = new Set(
      rescued.all<{ name: string }>(`select name from pragma_table_info('${table}')`).map(nameOf),
    )
    saved += forEachReadable(damaged, table, ({ row_id: _, ...row }) => copy(rescued, table, row, known))
  }
  return saved
}

function nameOf({ name }: { name: string }): string {
  return name
}

function copy(rescued: Writer, table: string, row: Parameters, known: ReadonlySet<string>): boolean {
  const columns = Object.keys(row).filter((column) => known.has(column))
  const values = columns.map((column) => `:${column}`)
  try {
    return rescued.run(`insert into ${table} (${columns.join(', ')}) values (${values.join(', ')})`, row) > 0
  } catch {
    return false
  }
}

/** Answers of how many rows `use` said yes. Each is used once. */
function forEachReadable(damaged: Connection, table: string, use: (row: Row) => boolean): number {
  const seen = new Set<number>()
  let used = 0
  const look = (row: Row) => {
    if (seen.has(row.row_id)) return
    seen.add(row.row_id)
    if (use(row)) used++
  }
  const last = scan(damaged, table, 'asc', look)
  const first = scan(damaged, table, 'desc', look)
  const reader = new Reader(damaged)
  const from = (last ?? 0) + 1
  const to = Math.min(first ?? from + MAX_PROBES, from + MAX_PROBES)
  let failures = isReadable(damaged, table) ? 0 : MAX_FAILURES
  for (let rowId = from; rowId < to && failures < MAX_FAILURES; rowId++) {
    try {
      const row = reader.get<Row>(`select rowid as row_id, * from ${table} where rowid = :rowId`, { rowId })
      if (row) look(row)
      failures = 0
    } catch {
      // On a damaged page: the next one may be whole.
      failures++
    }
  }
  return used
}

/** Whether the file still says what the table looks like. */
function isReadable(damaged: Connection, table: string): boolean {
  try {
    damaged.prepare(`select * from ${table}`)
    return true
  } catch {
    return false
  }
}

/** The rows from one end up to the first that cannot be read; answers the last place. */
function scan(
  damaged: Connection,
  table: string,
  order: 'asc' | 'desc',
  look: (row: Row) => void,
): number | null {
  let place: number | null = null
  try {
    const statement = damaged.prepare(`select rowid as row_id, * from ${table} order by rowid ${order}`)
    for (const row of statement.iterate()) {
      look(row as Row)
      place = (row as Row).row_id
    }
  } catch {
    // What came before is what this scan has to give.
  }
  return place
}
