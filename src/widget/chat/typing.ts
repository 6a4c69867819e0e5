/** While somebody types, it is said again this often… */
const REPEAT_MS = 3_000
/** …and taken back after this long without a key. */
const IDLE_MS = 4_000
/** What the other side said is believed this long: its "no longer" may have been lost on the way. */
const BELIEVE_MS = 8_000

/** Our typing, told sparingly. */
export class TypingTeller {
  readonly #tell: (typing: boolean) => void
  #toldAt = 0
  #idle: ReturnType<typeof setTimeout> | undefined

  constructor(tell: (typing: boolean) => void) {
    this.#tell = tell
  }

  key(now = Date.now()): void {
    clearTimeout(this.#idle)
    this.#idle = setTimeout(() => this.stop(), IDLE_MS)
    if (now - this.#toldAt < REPEAT_MS) return
    this.#toldAt = now
    this.#tell(true)
  }

  stop(): void {
    clearTimeout(this.#idle)
    if (this.#toldAt === 0) return
    this.#toldAt = 0
    this.#tell(false)
  }
}

/** Who types on the other side, by session. */
export class TypingSeen {
  readonly #changed: () => void
  readonly #members = new Map<string, { memberId: string; timer: ReturnType<typeof setTimeout> }>()

  constructor(changed: () => void) {
    this.#changed = changed
  }

  in(sessionId: string): string | null {
    return this.#members.get(sessionId)?.memberId ?? null
  }

  set(sessionId: string, memberId: string, typing: boolean): void {
    clearTimeout(this.#members.get(sessionId)?.timer)
    if (typing) {
      const timer = setTimeout(() => this.set(sessionId, memberId, false), BELIEVE_MS)
      this.#members.set(sessionId, { memberId, timer })
    } else {
      this.#members.delete(sessionId)
    }
    this.#changed()
  }
}
