/** Answers whether it is on the clipboard. The page has no right to it but that of a press on a button. */
export async function copyText(value: string): Promise<boolean> {
  const field = document.createElement('textarea')
  field.value = value
  field.className = 'sr-only'
  const place = document.activeElement?.parentElement ?? document.body
  place.append(field)
  field.select()
  const isCopied = document.execCommand('copy')
  field.remove()
  return isCopied
}
