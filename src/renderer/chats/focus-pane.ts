const PLACES = {
  composer: '[data-testid="composer"] textarea, [data-testid="composer"] [contenteditable="true"]',
  messages: '[data-testid="messages"]',
} as const

/** Puts the focus into a pane: where somebody writes if they may, otherwise on its messages. */
export function focusIn(pane: number, wanted: keyof typeof PLACES = 'composer'): void {
  const element = document.querySelector(`[data-pane-index="${pane}"]`)
  const places = wanted === 'composer' ? [PLACES.composer, PLACES.messages] : [PLACES.messages]
  for (const place of places) {
    const target = element?.querySelector<HTMLElement>(place)
    if (!target) continue
    target.focus({ preventScroll: true })
    return
  }
}
