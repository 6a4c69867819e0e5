import { z } from 'zod'
import { COMMANDS, type CommandInput, type CommandName, receipt } from '../commands.ts'
import { ANY_WINDOW, type Channel } from './channel.ts'

/** Commands that the page gives itself. The others are the outbox's: they must survive being offline. */
const PAGE_COMMANDS = [
  'session.claim',
  'session.status',
  'session.update',
  'session.snooze',
  'session.assign',
  'session.decline',
  'customer.update',
  'customer.block',
  'customer.unblock',
  'message.edit',
  'message.delete',
  'message.review',
] as const satisfies readonly CommandName[]

export type PageCommandName = (typeof PAGE_COMMANDS)[number]
export type PageCommand = {
  [Name in PageCommandName]: { name: Name; input: CommandInput<Name> }
}[PageCommandName]
export type PageCommandInput<Name extends PageCommandName> = z.input<(typeof COMMANDS)[Name]>
type PageCommandFrame = {
  [Name in PageCommandName]: { name: Name; input: PageCommandInput<Name> }
}[PageCommandName]

type Option = z.ZodObject<
  { name: z.ZodLiteral<PageCommandName>; input: (typeof COMMANDS)[PageCommandName] },
  z.core.$strict
>
const options = PAGE_COMMANDS.map((name) =>
  z.strictObject({ name: z.literal(name), input: COMMANDS[name] }),
) as unknown as [Option]

/** A union made in a loop, whose members the compiler cannot tell apart. */
const pageCommand = z.discriminatedUnion('name', options) as unknown as z.ZodType<
  PageCommand,
  PageCommandFrame
>

export const commandsChannels = {
  /** Only while the line is up, OFFLINE otherwise: what may be refused for good must not be refused an hour later. */
  'command.run': {
    callers: ANY_WINDOW,
    input: z.strictObject({ command: pageCommand }),
    output: receipt,
    timeout: 15_000,
  },
} as const satisfies Record<string, Channel>
