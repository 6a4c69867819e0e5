import { createIntl } from 'react-intl'
import { expect, test } from 'vitest'
import { en } from '../../../src/renderer/i18n/en/index.ts'
import { textOf } from '../../../src/renderer/i18n/I18n.tsx'
import { healthFacts, healthReport } from '../../../src/renderer/settings/health.ts'
import { NO_ENTITIES } from '../../../src/renderer/store/entities.ts'

const intl = createIntl({ locale: 'en', messages: en, timeZone: 'UTC' })
const account = { serverUrl: 'https://chat.example.com/path?token=secret', vault: 'keychain' } as const

test('the report says how things are, a line each', () => {
  const facts = healthFacts({
    account,
    sync: {
      ...NO_ENTITIES.sync,
      connection: { state: 'offline', cause: 'dns', reason: '', hint: '', retryAt: null },
      completeTo: '2026-03-10T12:00:00.000Z',
      clock: { offsetMs: -1_240, isWrong: false },
      server: { version: '1.4.0', protocol: 3, minAppVersion: '1.1.0' },
      waitingToSend: 2,
    },
    bytes: 2_048,
    text: textOf(intl),
    intl,
  })
  const report = healthReport([facts, [['Versions', 'Parley 1.2.3']]])
  expect(report.split('\n')).toEqual([
    'Connection: Offline (dns)',
    'Server: chat.example.com',
    'Version of the server: 1.4.0',
    'Protocol: 3',
    'This version of Parley: Supported, as is every one from 1.1.0 on',
    expect.stringContaining('Complete to: Mar 10, 2026'),
    'Clock, compared with the server: -1.2s',
    'Waiting to be sent: 2',
    'Complete transcripts: 0 of 0',
    expect.stringContaining('On the disk: 2'),
    'Key kept in: Keychain',
    '',
    'Versions: Parley 1.2.3',
  ])
  expect(report).not.toContain('secret')
})

test('of an account that is shut it says what is known without opening it', () => {
  const facts = healthFacts({ account, sync: undefined, bytes: undefined, text: textOf(intl), intl })
  expect(facts.map(([name]) => name)).toEqual(['Server', 'Key kept in'])
})

test.each([
  ['console', 'Too old for the server: it needs 2.0.0 or newer'],
  ['server', 'Newer than the server, which has to be updated'],
] as const)('where the %s is too old, it says which one', (older, words) => {
  const connection = { state: 'unsupported', older, minAppVersion: '2.0.0' } as const
  const sync = { ...NO_ENTITIES.sync, connection }
  const facts = healthFacts({ account, sync, bytes: undefined, text: textOf(intl), intl })
  expect(Object.fromEntries(facts)).toMatchObject({
    'Version of the server': 'Not yet',
    'This version of Parley': words,
  })
})
