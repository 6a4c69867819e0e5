import { ParleyError } from '#shared/errors.ts'
import type { ConnectionState } from '#shared/ipc.ts'
import { PROTOCOL_VERSION } from '#shared/protocol.ts'
import { isOlder } from '#shared/version.ts'

/** A server that says welcome in a protocol we do not speak: one that is older, or one that should have refused us. */
export function unknownProtocol(protocol: number): ParleyError {
  return new ParleyError('UNSUPPORTED_CLIENT', 'The server speaks another protocol.', {
    details: { protocol },
  })
}

/** Who has to be updated, as far as the refusal tells. */
export function unsupported({ body }: ParleyError, appVersion: string): ConnectionState {
  const { minAppVersion = '', protocol = null } = body.details ?? {}
  const needed = typeof minAppVersion === 'string' ? minAppVersion : ''
  const isServerOlder = typeof protocol === 'number' && protocol < PROTOCOL_VERSION
  const older = isServerOlder && !isOlder(appVersion, needed) ? 'server' : 'console'
  return { state: 'unsupported', older, minAppVersion: needed }
}
