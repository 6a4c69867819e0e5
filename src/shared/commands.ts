import { z } from 'zod'
import { ASSIGNMENT_COMMANDS } from './commands/assignment.ts'
import { CUSTOMER_COMMANDS } from './commands/customers.ts'
import { MESSAGE_COMMANDS } from './commands/messages.ts'
import { SESSION_COMMANDS } from './commands/sessions.ts'
import { SUGGESTION_COMMANDS } from './commands/suggestions.ts'
import { SURVEY_COMMANDS } from './commands/survey.ts'
import { authoredId, id, seq, timestamp } from './ids.ts'

/**
 * Every write, by name: its input. A command's id makes it safe to send again: the server answers a repetition
 * with the first receipt. The id of `message.send` is the message's, the id of `session.start` the session's.
 */
export const COMMANDS = {
  ...SESSION_COMMANDS,
  ...ASSIGNMENT_COMMANDS,
  ...MESSAGE_COMMANDS,
  ...CUSTOMER_COMMANDS,
  ...SURVEY_COMMANDS,
  ...SUGGESTION_COMMANDS,
} as const

export type CommandName = keyof typeof COMMANDS
export type CommandInput<Name extends CommandName> = z.output<(typeof COMMANDS)[Name]>
export type Command = {
  [Name in CommandName]: { id: string; name: Name; input: CommandInput<Name> }
}[CommandName]
type CommandFrame = {
  [Name in CommandName]: { id: string; name: Name; input: z.input<(typeof COMMANDS)[Name]> }
}[CommandName]

type Option<Name extends CommandName = CommandName> = z.ZodObject<
  { id: typeof authoredId; name: z.ZodLiteral<Name>; input: (typeof COMMANDS)[Name] },
  z.core.$strict
>
const options = (Object.keys(COMMANDS) as CommandName[]).map((name) =>
  z.strictObject({ id: authoredId, name: z.literal(name), input: COMMANDS[name] }),
)

/** One option for each of {@link COMMANDS}: a union made in a loop, whose members the compiler cannot tell apart. */
export const command = z.discriminatedUnion('name', options as unknown as [Option]) as unknown as z.ZodType<
  Command,
  CommandFrame
>

/** The answer to a command that was carried out. */
export const receipt = z.object({
  id: authoredId,
  /** The session that it was about; null for a command that is about none. */
  sessionId: id.nullable(),
  /** The message's place, for commands that wrote one. */
  seq: seq.nullable(),
  at: timestamp,
  /** True when this command had been carried out before: nothing was done again. */
  duplicate: z.boolean(),
})
export type Receipt = z.infer<typeof receipt>
