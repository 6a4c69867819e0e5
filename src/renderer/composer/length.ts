import { MAX_BODY } from '#shared/entities.ts'

/** The limit is shown from here on, and is nobody's business before. */
const NEAR = 500

/** UTF-16 units left, negative when there are too many; null while there is plenty of room. */
export function unitsLeft(body: string): number | null {
  const left = MAX_BODY - body.length
  return left <= NEAR ? left : null
}

/** Files can go without a word. */
export function canSend(body: string, files: number): boolean {
  return (body.trim() !== '' || files > 0) && body.trim().length <= MAX_BODY
}
