/**
 * Puts a text on the clipboard; answers whether it is there. By an event of the page's own: the console's session
 * grants no permission, not even that of the asynchronous clipboard.
 */
export function copyText(text: string): boolean {
  let isTaken = false
  function put(event: ClipboardEvent): void {
    event.clipboardData?.setData('text/plain', text)
    event.preventDefault()
    event.stopImmediatePropagation()
    isTaken = true
  }
  document.addEventListener('copy', put, { capture: true, once: true })
  document.execCommand('copy')
  document.removeEventListener('copy', put, { capture: true })
  return isTaken
}
