export type Step = 1 | 2 | 3 | 4 | 5

/** A score as the step that it is: the schema lets nothing else through. */
export function scoreOf(score: number): Step {
  return Math.min(5, Math.max(1, Math.round(score))) as Step
}
