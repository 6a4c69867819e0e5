import { describe, expect, it } from 'vitest'
import { readConfig } from '../../../src/server/config/index.ts'
import { StartError } from '../../../src/server/start-error.ts'

const SECRET = 'Qm9vZ2llV29vZ2llMTIzNDU2Nzg5MFhZWg'

const S3 = {
  PARLEY_S3_ENDPOINT: 'https://s3.example.com',
  PARLEY_S3_BUCKET: 'files',
  PARLEY_S3_ACCESS_KEY: 'a',
  PARLEY_S3_SECRET_KEY: 'b',
  PARLEY_FILE_KEY: SECRET,
}

function mistakes(env: Record<string, string>): string[] {
  try {
    readConfig(env)
  } catch (error) {
    if (error instanceof StartError && error.exitCode === 78) return error.message.split('\n')
    throw error
  }
  return []
}

describe('the configuration', () => {
  it('needs nothing', () => {
    expect(readConfig({})).toMatchObject({
      host: '127.0.0.1',
      port: 8460,
      database: null,
      tokenSecret: null,
      seed: 'none',
      accessTokenSeconds: 900,
    })
  })

  it('takes an empty variable for one that is not set', () => {
    expect(readConfig({ PARLEY_PORT: '', PARLEY_ALLOWED_ORIGINS: '' })).toMatchObject({
      port: 8460,
      allowedOrigins: [],
    })
  })

  it.each<[string, Record<string, string>]>([
    ['PARLEY_PORT', { PARLEY_PORT: '70000' }],
    ['PARLEY_PORT', { PARLEY_PORT: '-1' }],
    ['PARLEY_PORT', { PARLEY_PORT: '80a' }],
    ['PARLEY_SEED', { PARLEY_SEED: 'yes' }],
    ['PARLEY_TOKEN_SECRET', { PARLEY_TOKEN_SECRET: 'short' }],
    ['PARLEY_TOKEN_SECRET', { PARLEY_TOKEN_SECRET: 'a'.repeat(40) }],
    ['PARLEY_TOKEN_SECRET', { PARLEY_TOKEN_SECRET: 'change-me-please-1234567890-abcdefgh' }],
    ['PARLEY_ALLOWED_ORIGINS', { PARLEY_ALLOWED_ORIGINS: 'https://a.example/path' }],
    ['PARLEY_ALLOWED_ORIGINS', { PARLEY_ALLOWED_ORIGINS: '*' }],
    ['PARLEY_MIN_APP_VERSION', { PARLEY_MIN_APP_VERSION: 'latest' }],
    ['PARLEY_TRUSTED_PROXIES', { PARLEY_TRUSTED_PROXIES: '10.0.0.0/33' }],
    ['PARLEY_TRUSTED_PROXIES', { PARLEY_TRUSTED_PROXIES: '10.0.0.1,everybody' }],
    ['PARLEY_ADMIN_ADDRESSES', { PARLEY_ADMIN_ADDRESSES: '10.0.0.1/8/8' }],
    ['REDIS_URL', { REDIS_URL: 'http://localhost:6379' }],
    ['PARLEY_LIMIT_WIPES', { PARLEY_LIMIT_WIPES: '0' }],
    ['PARLEY_LIMIT_PERCENT_NEW', { PARLEY_LIMIT_PERCENT_NEW: 'half' }],
    ['PARLEY_CRASH_AT', { PARLEY_CRASH_AT: 'lunch:1' }],
    ['PARLEY_CRASH_AT', { PARLEY_CRASH_AT: 'after-ack:1', NODE_ENV: 'production' }],
    [
      'DATABASE_URL',
      { DATABASE_URL: 'mysql://x', DATABASE_OWNER_URL: 'postgres://y', PARLEY_TOKEN_SECRET: SECRET },
    ],
    ['PARLEY_FILE_MAX_MB', { PARLEY_FILE_MAX_MB: '0' }],
    ['PARLEY_FILE_KEY', { PARLEY_FILE_KEY: 'short' }],
    ['PARLEY_S3_ENDPOINT', { ...S3, PARLEY_S3_ENDPOINT: 's3.example.com' }],
    ['PARLEY_S3_BUCKET', { ...S3, PARLEY_S3_BUCKET: '' }],
    ['PARLEY_FILE_KEY', { ...S3, PARLEY_FILE_KEY: '' }],
    ['DATABASE_OWNER_URL', { DATABASE_URL: 'postgres://x', PARLEY_TOKEN_SECRET: SECRET }],
    ['DATABASE_URL', { DATABASE_OWNER_URL: 'postgres://x' }],
    ['PARLEY_TOKEN_SECRET', { DATABASE_URL: 'postgres://x', DATABASE_OWNER_URL: 'postgres://y' }],
  ])('refuses a bad %s in one line (%o)', (name, env) => {
    const lines = mistakes(env)
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatch(new RegExp(`^${name}: .+`))
  })

  it('names every mistake, never a value', () => {
    const lines = mistakes({
      PARLEY_PORT: 'many',
      PARLEY_TOKEN_SECRET: 'hunter2',
      DATABASE_URL: 'postgres://me:hunter2@db/parley',
    })
    expect(lines.map((line) => line.split(':')[0]).sort()).toEqual([
      'DATABASE_OWNER_URL',
      'PARLEY_PORT',
      'PARLEY_TOKEN_SECRET',
    ])
    expect(lines.join()).not.toContain('hunter2')
  })

  it('reads limits, each under its own name, and networks', () => {
    const { limits, ...rest } = readConfig({
      PARLEY_LIMIT_MESSAGES: '7',
      PARLEY_TRUSTED_PROXIES: '10.0.0.0/8, fd00::1',
      REDIS_URL: 'rediss://redis:6379/1',
    })
    expect(limits).toMatchObject({ messages: 7, voice: 10, admin: 30, sensitive: 2, exports: 5, wipes: 3 })
    expect(rest).toMatchObject({
      trustedProxies: ['10.0.0.0/8', 'fd00::1'],
      adminAddresses: [],
      redisUrl: 'rediss://redis:6379/1',
      trustPercent: { blocked: 10, new: 50, known: 100, trusted: 200 },
    })
  })

  it('reads crash points and lists', () => {
    expect(
      readConfig({
        PARLEY_CRASH_AT: 'in-broadcast:3',
        PARLEY_WIDGET_SITES: 'https://a.example, https://b.example:8443',
      }),
    ).toMatchObject({
      crashAt: { point: 'in-broadcast', pass: 3 },
      widgetSites: ['https://a.example', 'https://b.example:8443'],
    })
  })
})
