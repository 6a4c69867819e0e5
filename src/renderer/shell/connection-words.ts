import type { ConnectionState } from '#shared/ipc.ts'
import type { Words } from '../i18n/I18n.tsx'

/** What the status line says about the connection, `now` in milliseconds. */
export function connectionWords(connection: ConnectionState, now: number): Words {
  switch (connection.state) {
    case 'online':
      return { key: 'status.online' }
    case 'connecting':
      return { key: connection.attempt > 0 ? 'status.reconnecting' : 'status.connecting' }
    case 'offline':
      return offlineWords(connection.retryAt, now)
    case 'needs_auth':
      return { key: 'status.needsAuth' }
    case 'unsupported':
      return { key: 'status.unsupported' }
    case 'closed':
      return { key: 'status.closed' }
  }
}

function offlineWords(retryAt: string | null, now: number): Words {
  if (retryAt === null) return { key: 'status.offline' }
  const seconds = Math.ceil((Date.parse(retryAt) - now) / 1_000)
  return seconds > 0 ? { key: 'status.offlineRetry', values: { seconds } } : { key: 'status.reconnecting' }
}
