import { ParleyError } from '#shared/errors.ts'

/** Levels of objects and arrays in each other: the contract's deepest shape has a handful. */
const MAX_DEPTH = 32
/** Members of all objects and arrays together; a body holds fewer by its size, unless it is made to cost. */
const MAX_MEMBERS = 10_000
/** Keys that mean an object's machinery to JavaScript rather than its content. */
const POISON = new Set(['__proto__', 'constructor', 'prototype'])

/** Throws INVALID for data that no schema should have to look at: too deep, too many, or meant to harm. */
export function assertSound(data: unknown): void {
  let members = 0
  let level: object[] = isNested(data) ? [data] : []
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) throw new ParleyError('INVALID', 'The input is nested too deeply.')
    const next: object[] = []
    for (const parent of level) {
      const isArray = Array.isArray(parent)
      for (const [key, value] of Object.entries(parent)) {
        members += 1
        if (members > MAX_MEMBERS) throw new ParleyError('INVALID', 'The input has too many parts.')
        if (!isArray && POISON.has(key))
          throw new ParleyError('INVALID', `"${key}" is not a name for a field.`)
        if (isNested(value)) next.push(value)
      }
    }
    level = next
  }
}

function isNested(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
