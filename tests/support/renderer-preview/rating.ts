import type { Session } from '../../../src/shared/entities.ts'
import type { WorkspaceFacts } from '../../../src/shared/routes/policy.ts'

const HOUR = 3_600_000

/** What the workspace of the preview has said of itself. */
export const FACTS: WorkspaceFacts = {
  surveys: true,
  referenceUrl: 'https://shop.example/orders/{reference}',
}

/** How chats of the preview came in, and what became of the question at their end, by the customer's name. */
export function ratingOf(
  name: string,
  holderId: string | null,
  ago: (milliseconds: number) => string,
): Partial<Session> {
  switch (name) {
    case 'Emre Yıldız': {
      const comment = 'Quick and friendly. It took two people to find the size chart, though.'
      const rating = { score: 4, comment, userId: holderId, at: ago(29 * HOUR) }
      return { surveyAskedAt: ago(30 * HOUR), rating }
    }
    case 'Zsófia Kovács':
      return { surveyAskedAt: ago(26 * HOUR) }
    case 'Karl Nyberg':
      return { channel: 'form' }
    default:
      return {}
  }
}
