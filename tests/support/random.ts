/** Random choices that a seed repeats. */
export interface Random {
  /** A whole number from 0, less than `bound`. */
  below(bound: number): number
  from<Value>(values: Iterable<Value>): Value
}

/** mulberry32: small, fast, and good enough to make trouble with. */
export function randomFrom(seed: number): Random {
  let state = seed
  function next(): number {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (bound: number) => Math.floor(next() * bound)
  return {
    below,
    from(values) {
      const all = [...values]
      const value = all[below(all.length)]
      if (value === undefined) throw new Error('There is nothing to choose from.')
      return value
    },
  }
}
