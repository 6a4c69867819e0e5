import type {
  ChannelInput,
  ChannelOutput,
  IpcResult,
  PageCommandInput,
  PageCommandName,
} from '#shared/ipc.ts'
import { ask } from './bridge.ts'

/** Has the server carry out a command now; OFFLINE while there is no line. */
export function sendCommand<Name extends PageCommandName>(
  name: Name,
  input: PageCommandInput<Name>,
): Promise<IpcResult<ChannelOutput<'command.run'>>> {
  // A name and its input belong together, which the union of commands cannot see through a type parameter.
  return ask('command.run', { command: { name, input } } as ChannelInput<'command.run'>)
}
