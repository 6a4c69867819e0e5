const MESSAGES = '[data-testid="message"][tabindex]'

/** Which message a key leads to from this one; null for keys that lead nowhere. */
export function neighbourFor(key: string, message: HTMLElement): HTMLElement | null {
  const list = message.closest('section')
  const all = [...(list?.querySelectorAll<HTMLElement>(MESSAGES) ?? [])]
  const index = all.indexOf(message)
  switch (key) {
    case 'ArrowUp':
      return all[Math.max(0, index - 1)] ?? null
    case 'ArrowDown':
      return all[Math.min(all.length - 1, index + 1)] ?? null
    case 'Home':
      return all[0] ?? null
    case 'End':
      return all.at(-1) ?? null
    default:
      return null
  }
}

/** Where the keys begin: at the newest message of the list that something stands in. */
export function newestMessage(inside: HTMLElement | null): HTMLElement | null {
  return inside?.closest('section')?.querySelector<HTMLElement>(`${MESSAGES}[tabindex="0"]`) ?? null
}
