import type { Edit, FieldState } from './edit.ts'

export function stateOf(field: HTMLTextAreaElement): FieldState {
  return { text: field.value, start: field.selectionStart, end: field.selectionEnd }
}

/**
 * Changes a field as if it had been typed, so that the field's own undo takes it back. There is no other way to that
 * than this old command, which every engine keeps for it.
 */
export function applyEdit(field: HTMLTextAreaElement, { from, to, insert, start, end }: Edit): void {
  field.focus()
  field.setSelectionRange(from, to)
  if (insert !== '') document.execCommand('insertText', false, insert)
  else if (from !== to) document.execCommand('delete')
  field.setSelectionRange(start, end)
}
