/** So many values out of however many there are: each the loudest of its stretch. Without any, all are quiet. */
export function resampled(samples: readonly number[], count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => {
    const from = Math.floor((index * samples.length) / count)
    const to = Math.max(from + 1, Math.floor(((index + 1) * samples.length) / count))
    return Math.max(0, ...samples.slice(from, to))
  })
}
