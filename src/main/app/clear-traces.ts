import type { Session } from 'electron'
import type { WipeReason } from '#shared/devices.ts'

/**
 * What is of no single account: caches of requests and pages, and, unless somebody only signed out, how the window was
 * arranged and what was logged. Logs name nobody, but say when somebody worked.
 */
export async function clearTraces(
  sessions: readonly Pick<Session, 'clearCache' | 'clearStorageData'>[],
  log: { clear(): void },
  reason: WipeReason,
): Promise<void> {
  for (const session of sessions) await session.clearCache()
  if (reason === 'sign_out') return
  for (const session of sessions) await session.clearStorageData()
  log.clear()
}
