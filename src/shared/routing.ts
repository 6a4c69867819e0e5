import { z } from 'zod'
import { id, timestamp } from './ids.ts'

/** How waiting chats find somebody. `last_agent` is least busy where the customer's last agent cannot. */
export const routingStrategy = z.enum(['manual', 'round_robin', 'least_busy', 'last_agent'])
export type RoutingStrategy = z.infer<typeof routingStrategy>

const seconds = z.int().nonnegative().max(86_400)

/** How the chats of a team are routed, or with `teamId` null those without a team. Without a rule: by hand. */
export const routingRule = z.strictObject({
  teamId: id.nullable(),
  strategy: routingStrategy,
  /** A category or tag that is a skill of somebody in the team has to be a skill of who gets the chat. */
  matchSkills: z.boolean(),
  /** Who gets the chat speaks the customer's language, if anybody in the team does. */
  matchLanguages: z.boolean(),
  /** After so long a chat that nobody fits goes to whoever is there. */
  relaxSeconds: seconds,
  /** How long somebody has to take an offered chat; 0 assigns without asking. */
  offerSeconds: seconds.max(3_600),
  /** How long an agent may be gone before chats whose customers wait go back into the queue. */
  graceSeconds: seconds,
})
export type RoutingRule = z.infer<typeof routingRule>

/** Why somebody did not get a chat. `asked`: they have had their turn, others have not. */
export const skipReason = z.enum([
  'not_available',
  'at_capacity',
  'skill',
  'language',
  'poorer_match',
  'asked',
])
export type SkipReason = z.infer<typeof skipReason>

/** What a decision was made from, as facts. */
export const routingExplanation = z.object({
  /** What chose between those who could; null when nobody could. */
  chosenBy: routingStrategy.exclude(['manual']).nullable(),
  requiredSkills: z.array(z.string()),
  requiredLanguage: z.string().nullable(),
  /** Nobody who was there met the requirements, and the chat had waited long enough to go without. */
  relaxed: z.boolean(),
  /** Everybody has been asked: a new round begins after a pause. */
  pausing: z.boolean(),
  candidates: z.array(
    z.object({
      userId: id,
      load: z.int(),
      capacity: z.int(),
      /** Null for who was chosen, and for those who would have done as well. */
      skipped: skipReason.nullable(),
    }),
  ),
})
export type RoutingExplanation = z.infer<typeof routingExplanation>

/** `returned`: its agent was gone, and the customer waited. */
export const routingOutcome = z.enum(['assigned', 'offered', 'nobody', 'declined', 'expired', 'returned'])
export type RoutingOutcome = z.infer<typeof routingOutcome>

/** What routing did with a session, and why. */
export const routingDecision = z.object({
  at: timestamp,
  strategy: routingStrategy,
  outcome: routingOutcome,
  /** Whom it is about. */
  userId: id.nullable(),
  explanation: routingExplanation.nullable(),
})
export type RoutingDecision = z.infer<typeof routingDecision>
