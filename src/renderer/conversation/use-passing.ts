import { useEffect, useState } from 'react'

/**
 * Something that is said once and taken back later, as long as it can be believed: who has not been heard of for so
 * many milliseconds is not counted on any more. `value` is a new one each time it is said.
 */
export function usePassing<Value>(value: readonly Value[], milliseconds: number): readonly Value[] {
  const [passed, setPassed] = useState<readonly Value[] | null>(null)
  useEffect(() => {
    if (value.length === 0) return
    const timer = setTimeout(() => setPassed(value), milliseconds)
    return () => clearTimeout(timer)
  }, [value, milliseconds])
  return passed === value ? [] : value
}
