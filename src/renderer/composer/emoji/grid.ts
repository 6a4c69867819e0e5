/** Emoji of one row. */
export const COLUMNS = 8

/** Where an arrow leads in groups that each begin a new row. `sizes`: how many each group has. Null: nowhere. */
export function moveIn(sizes: readonly number[], from: number, key: string): number | null {
  const total = sizes.reduce((sum, size) => sum + size, 0)
  if (total === 0) return null
  if (key === 'Home') return 0
  if (key === 'End') return total - 1
  if (key === 'ArrowRight') return Math.min(from + 1, total - 1)
  if (key === 'ArrowLeft') return Math.max(from - 1, 0)
  if (key !== 'ArrowDown' && key !== 'ArrowUp') return null
  const rows = rowsOf(sizes)
  const row = rows.findIndex(([first, size]) => from >= first && from < first + size)
  const column = from - (rows[row]?.[0] ?? 0)
  const [first, size] = rows[key === 'ArrowDown' ? row + 1 : row - 1] ?? [
    from - column,
    Number.MAX_SAFE_INTEGER,
  ]
  return first + Math.min(column, size - 1)
}

/** The first place of each row, and how many are in it. */
function rowsOf(sizes: readonly number[]): [number, number][] {
  const rows: [number, number][] = []
  let first = 0
  for (const size of sizes) {
    for (let within = 0; within < size; within += COLUMNS) {
      rows.push([first + within, Math.min(COLUMNS, size - within)])
    }
    first += size
  }
  return rows
}
