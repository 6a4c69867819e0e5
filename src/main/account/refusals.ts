import { ParleyError } from '#shared/errors.ts'
import type { Account } from '#shared/ipc.ts'

export function othersFirst({ me, serverUrl }: Account): ParleyError {
  const { host } = new URL(serverUrl)
  return new ParleyError('CONFLICT', `${me.user.name} is signed in to ${me.workspace.name} at ${host}.`, {
    hint: 'Sign out of that workspace first. What has not been sent would otherwise be lost.',
  })
}

/** Nothing is discarded unasked. Null: nobody knows how many messages have not been sent. */
export function refuseLoss(unsent: number | null): void {
  if (unsent === 0) return
  const message =
    unsent === null
      ? 'Parley cannot tell whether all of your messages have been sent.'
      : 'Some of your messages have not been sent yet.'
  throw new ParleyError('CONFLICT', message, {
    hint: 'Wait until they are sent, or sign out and discard them.',
  })
}

/** A wipe that the keychain has stopped in the middle. */
export function stillThere(): ParleyError {
  return new ParleyError('UNAVAILABLE', 'What was kept here before could not be removed yet.', {
    hint: 'Unlock your keychain, then try again.',
  })
}
