import type { ErrorBody } from '#shared/errors.ts'
import { errorWords } from '../i18n/error-words.ts'
import type { Words } from '../i18n/I18n.tsx'
import type { Toast } from './screen.ts'
import { getState, setState } from './store.ts'

/** Long enough to read it and to reach for "Undo". */
const TOAST_MS = 10_000

let lastId = 0

/** Answers its id, for who takes it back. */
export function toast(words: Words, more: Partial<Pick<Toast, 'tone' | 'action'>> = {}): number {
  lastId += 1
  const id = lastId
  setState({ toasts: [...getState().toasts.slice(-2), { id, words, tone: 'plain', ...more }] })
  setTimeout(() => dismissToast(id), TOAST_MS)
  return id
}

export function toastError(error: ErrorBody): void {
  toast(errorWords(error), { tone: 'problem' })
}

export function dismissToast(id: number): void {
  setState({ toasts: getState().toasts.filter((each) => each.id !== id) })
}
