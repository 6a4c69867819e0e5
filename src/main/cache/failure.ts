import { FileError } from './files/errors.ts'
import type { Failure } from './messages.ts'

/** An error as it crosses to the main thread. */
export function failureOf(error: unknown): Failure {
  if (error instanceof FileError) return { kind: error.kind, message: error.message }
  // What cannot be parsed is repeated in the error's message, and may be somebody's words.
  if (error instanceof SyntaxError) return { kind: 'bug', message: error.name }
  return {
    kind: 'bug',
    message: error instanceof Error ? error.message : 'Something was thrown that is no error.',
  }
}
