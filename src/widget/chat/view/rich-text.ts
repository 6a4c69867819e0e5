import { linked } from './links.ts'

type Markdown = typeof import('./markdown.ts')

/** What may be a mark. Most messages have none, and need no parser. */
const MAY_HAVE_MARKS = /[*_~`#[>]|^\s*(?:[-+]|\d+[.)])\s/m

/**
 * Shows staff's words with their marks. The parser is as large as the rest of the chat: it is fetched when the first
 * text asks for it, and until then, or without a connection, the text stands there as it was written.
 */
export class RichText {
  readonly #arrived: () => void
  #markdown: Markdown | null = null
  #isAsked = false

  /** `arrived`: what was shown as it was written can be shown better now. */
  constructor(arrived: () => void) {
    this.#arrived = arrived
  }

  /** Whether a text is shown with its marks. */
  isRich(text: string): boolean {
    return this.#for(text) !== null
  }

  render(text: string): (Node | string)[] {
    return this.#for(text)?.renderMarkdown(text) ?? linked(text)
  }

  /** As it is read out. */
  spoken(text: string): string {
    return this.#for(text)?.spokenText(text) ?? text
  }

  #for(text: string): Markdown | null {
    if (!MAY_HAVE_MARKS.test(text)) return null
    if (this.#markdown === null) void this.#fetch()
    return this.#markdown
  }

  async #fetch(): Promise<void> {
    if (this.#isAsked) return
    this.#isAsked = true
    try {
      this.#markdown = await import('./markdown.ts')
      this.#arrived()
    } catch {
      // The next text that asks for it tries again.
      this.#isAsked = false
    }
  }
}
