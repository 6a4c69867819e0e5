import { type Connection, type Parameters, Reader, type Sql, type Writer } from './connection.ts'

/** Rows between two damaged places are looked for one by one, up to this many. */
const MAX_PROBES = 100_000
/** More places in a row that cannot be read than any page has: there is nothing behind them worth the wait. */
const MAX_FAILURES = 5_000

type Row = Record<string, Sql> & { row_id: number }

/**
 * Copies every row that can still be read. A scan ends at the first damaged page, so each table is read from both
 * ends, and what lies between row by row. Rows that the new file refuses are left behind in the old one.
 */
export function salvage(damaged: Connection, rescued: Writer, tables: readonly string[]): number {
  const reader = new Reader(damaged)
  let saved = 0
  for (const table of tables) {
    const known = new Set(
      rescued.all<{ name: string }>(`select name from pragma_table_info('${table}')`).map(nameOf),
    )
    for (const { row_id: _, ...row } of readableRows(damaged, reader, table)) {
      if (copy(rescued, table, row, known)) saved++
    }
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

function readableRows(damaged: Connection, reader: Reader, table: string): Row[] {
  const rising = scan(damaged, table, 'asc')
  const falling = scan(damaged, table, 'desc')
  const rows = new Map([...rising, ...falling].map((row) => [row.row_id, row]))
  const from = (rising.at(-1)?.row_id ?? 0) + 1
  const to = Math.min(falling.at(-1)?.row_id ?? from + MAX_PROBES, from + MAX_PROBES)
  let failures = isReadable(damaged, table) ? 0 : MAX_FAILURES
  for (let rowId = from; rowId < to && failures < MAX_FAILURES; rowId++) {
    try {
      const row = reader.get<Row>(`select rowid as row_id, * from ${table} where rowid = :rowId`, { rowId })
      if (row) rows.set(rowId, row)
      failures = 0
    } catch {
      // On a damaged page: the next one may be whole.
      failures++
    }
  }
  return [...rows.values()].sort((a, b) => a.row_id - b.row_id)
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

/** The rows from one end up to the first that cannot be read. */
function scan(damaged: Connection, table: string, order: 'asc' | 'desc'): Row[] {
  const rows: Row[] = []
  try {
    const statement = damaged.prepare(`select rowid as row_id, * from ${table} order by rowid ${order}`)
    for (const row of statement.iterate()) rows.push(row as Row)
  } catch {
    // What came before is what this scan has to give.
  }
  return rows
}
