import type { IntlShape } from 'react-intl'
import type { Account, ConnectionState, SyncState } from '#shared/ipc.ts'
import { fileSize } from '../conversation/files/file-size.ts'
import type { Text } from '../i18n/I18n.tsx'
import { connectionWords } from '../shell/connection-words.ts'

type Facts = readonly (readonly [name: string, value: string])[]

interface Health {
  account: Pick<Account, 'serverUrl' | 'vault'>
  sync: SyncState | undefined
  bytes: number | undefined
  text: Text
  intl: IntlShape
}

/** What is to be known of one account's desk. Nothing of what anybody wrote, and nobody's name, is in it. */
export function healthFacts({ account, sync, bytes, text, intl }: Health): Facts {
  const host: [string, string] = [text('settings.health.server'), new URL(account.serverUrl).host]
  const key: [string, string] = [text('settings.health.key'), text(`settings.health.key.${account.vault}`)]
  if (!sync) return [host, key]
  const words = connectionWords(sync.connection, Number.POSITIVE_INFINITY)
  const cause = sync.connection.state === 'offline' ? ` (${sync.connection.cause})` : ''
  return [
    [text('settings.health.connection'), text(words.key, words.values) + cause],
    host,
    ...serverFacts(sync, text),
    [
      text('settings.health.fresh'),
      sync.completeTo === null
        ? text('settings.health.never')
        : intl.formatDate(sync.completeTo, { dateStyle: 'medium', timeStyle: 'medium' }),
    ],
    [
      text('settings.health.clock'),
      intl.formatNumber(sync.clock.offsetMs / 1_000, {
        ...{ style: 'unit', unit: 'second', unitDisplay: 'narrow' },
        ...{ maximumFractionDigits: 1, signDisplay: 'always' },
      }),
    ],
    [text('settings.privacy.unsent'), intl.formatNumber(sync.waitingToSend)],
    [text('settings.privacy.transcripts'), text('status.packOf', sync.pack)],
    ...(bytes === undefined ? [] : [[text('settings.privacy.size'), fileSize(intl, bytes)] as const]),
    key,
  ]
}

/** What serves this console, and whether it goes on doing so. */
function serverFacts({ connection, server }: SyncState, text: Text): Facts {
  const unknown = text('settings.health.never')
  return [
    [text('settings.health.serverVersion'), server?.version ?? unknown],
    [text('settings.health.protocol'), server === null ? unknown : String(server.protocol)],
    [text('settings.health.support'), supportOf(connection, server, text)],
  ]
}

function supportOf(connection: ConnectionState, server: SyncState['server'], text: Text): string {
  if (connection.state === 'unsupported') {
    return connection.older === 'server'
      ? text('settings.health.support.serverOlder')
      : text('settings.health.support.tooOld', { version: connection.minAppVersion })
  }
  return server === null
    ? text('settings.health.never')
    : text('settings.health.support.yes', { version: server.minAppVersion })
}

/** The same as lines of text, an empty one between accounts. */
export function healthReport(blocks: readonly Facts[]): string {
  return blocks.map((facts) => facts.map(([name, value]) => `${name}: ${value}`).join('\n')).join('\n\n')
}
