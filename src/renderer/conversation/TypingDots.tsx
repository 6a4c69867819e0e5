/** Somebody is writing. The words beside it say so, too. */
export function TypingDots() {
  return (
    <span aria-hidden className="flex shrink-0 gap-0.5">
      <i className="typing-dot size-1 rounded-full bg-current" />
      <i className="typing-dot size-1 rounded-full bg-current" />
      <i className="typing-dot size-1 rounded-full bg-current" />
    </span>
  )
}
