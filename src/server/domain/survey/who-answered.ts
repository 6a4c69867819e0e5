/** How often a member of staff has answered in a session, and where the last time. */
export interface Answers {
  readonly userId: string
  readonly count: number
  readonly lastSeq: number
}

/** Whom a rating is about: who has answered most; of several, who did so last. Null when nobody has. */
export function whoAnswered(answers: readonly Answers[]): string | null {
  const [first] = [...answers].sort((a, b) => b.count - a.count || b.lastSeq - a.lastSeq)
  return first?.userId ?? null
}
