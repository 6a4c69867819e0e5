import type { IntlShape } from 'react-intl'
import type { Id } from '#shared/ids.ts'
import type { LifeEvent } from '#shared/ipc.ts'
import type { Text, Words } from '../../i18n/I18n.tsx'
import { exactTime } from '../../i18n/times.ts'

/** One event of a message's life in words. */
export function wordsOf({ kind, seq, code }: LifeEvent): Words {
  return { key: `life.${kind}`, values: { seq: seq ?? 0, code: code ?? '' } }
}

export function timeWithFraction(intl: IntlShape, at: string): string {
  return intl.formatTime(at, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    fractionalSecondDigits: 3,
  })
}

/** Below a second in milliseconds, below two minutes in seconds, then in minutes. */
export function elapsed(intl: IntlShape, from: string, to: string): string {
  const milliseconds = Math.max(0, Date.parse(to) - Date.parse(from))
  const [value, unit] =
    milliseconds < 1_000
      ? [milliseconds, 'millisecond']
      : milliseconds < 120_000
        ? [milliseconds / 1_000, 'second']
        : [milliseconds / 60_000, 'minute']
  return intl.formatNumber(value, { style: 'unit', unit, unitDisplay: 'narrow', maximumFractionDigits: 1 })
}

/** The whole line for a report to whoever runs the server: everything but what the message says. */
export function lifeText(events: readonly LifeEvent[], messageId: Id, intl: IntlShape, text: Text): string {
  const lines = events.map((event) => {
    const { key, values } = wordsOf(event)
    return `${event.at}  ${text(key, values)}${event.serverAt ? `  (${event.serverAt})` : ''}`
  })
  const day = events[0] ? exactTime(intl, events[0].at) : ''
  return [`${text('life.title')}: ${messageId}`, day, ...lines].join('\n')
}
