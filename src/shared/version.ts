/** Whether `version` comes before `other`; both as 1.2.3, what follows a third number does not count. */
export function isOlder(version: string, other: string): boolean {
  const left = numbers(version)
  const right = numbers(other)
  for (const [index, number] of right.entries()) {
    const mine = left[index] ?? 0
    if (mine !== number) return mine < number
  }
  return false
}

function numbers(version: string): number[] {
  return version
    .split('.')
    .slice(0, 3)
    .map((part) => Number.parseInt(part, 10) || 0)
}
