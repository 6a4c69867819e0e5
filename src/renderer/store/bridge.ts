import type { ErrorBody } from '#shared/errors.ts'
import { type Bridge, type ChannelInput, type ChannelOutput, type IpcResult, unpack } from '#shared/ipc.ts'
import type { ChannelName } from '#shared/ipc-names.ts'

declare global {
  interface Window {
    /** The only door out of the page, put there by the preload. */
    readonly parley: Bridge
  }
}

const NO_ANSWER: ErrorBody = { code: 'INTERNAL', message: 'The main process did not answer.' }

/** Asks main. Never rejects: a refusal, and even a broken bridge, is an answer. */
export async function ask<Name extends ChannelName>(
  name: Name,
  input: ChannelInput<Name>,
): Promise<IpcResult<ChannelOutput<Name>>> {
  try {
    const answer = await window.parley.invoke(name, input)
    return 'json' in answer ? { ok: true, value: unpack<ChannelOutput<Name>>(answer) } : answer
  } catch {
    return { ok: false, error: NO_ANSWER }
  }
}
