import { resolve } from 'node:path'
import { z } from 'zod'
import { LIMIT_NAMES, LIMITS, type LimitVariable, type Rates, type TrustPercent } from '../limits/index.ts'
import { StartError } from '../start-error.ts'
import { addresses, crashAt, origins, postgresUrl, redisUrl, secret, whole } from './fields.ts'
import { FILE_SETTINGS, fileConfig, missingForS3 } from './files.ts'
import { missingForProvider, PROVIDER_SETTINGS, providerConfig } from './provider.ts'

export { PROVIDER_CALLBACK } from './provider.ts'

const rates = Object.fromEntries(
  LIMIT_NAMES.map((name) => [LIMITS[name].variable, whole(1, 1_000_000).default(LIMITS[name].rate)]),
) as unknown as Record<LimitVariable, z.ZodDefault<ReturnType<typeof whole>>>

/** Every setting, as the environment spells it. */
const environment = z
  .object({
    NODE_ENV: z.string().default('development'),
    PARLEY_HOST: z.string().default('127.0.0.1'),
    PARLEY_PORT: whole(0, 65_535).default(8460),
    PARLEY_DATA_DIR: z.string().default('.parley/server'),
    /** The role that serves requests; row-level security binds it. */
    DATABASE_URL: postgresUrl.optional(),
    /** The role that owns the schema and migrates it at start. */
    DATABASE_OWNER_URL: postgresUrl.optional(),
    /** A folder to run PostgreSQL's programs from, where the installed ones cannot be reached by its user. */
    PARLEY_POSTGRES_BIN_DIR: z.string().optional(),
    /** Signs the access tokens. */
    PARLEY_TOKEN_SECRET: secret.optional(),
    PARLEY_ACCESS_TOKEN_SECONDS: whole(1, 86_400).default(900),
    PARLEY_REFRESH_TOKEN_DAYS: whole(1, 365).default(30),
    /** Days that a console may keep what it holds without contact. */
    PARLEY_LEASE_DAYS: whole(1, 365).default(30),
    /** What the console does whose device was removed, or whose user was disabled. */
    PARLEY_REMOVED_DEVICES: z.enum(['wipe', 'sign_in']).default('wipe'),
    PARLEY_CHANGE_LOG_DAYS: whole(1, 3_650).default(30),
    PARLEY_RECEIPT_DAYS: whole(30, 3_650).default(180),
    PARLEY_SEED: z.enum(['demo', 'none']).default('none'),
    PARLEY_WIDGET_DIR: z.string().default('out/widget'),
    /** Sites that may put the widget's chat into a frame of theirs, besides this server's own pages. */
    PARLEY_WIDGET_SITES: origins.default([]),
    /** Origins whose pages may call the API and open a socket, besides this server's own. */
    PARLEY_ALLOWED_ORIGINS: origins.default([]),
    PARLEY_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
    PARLEY_MIN_APP_VERSION: z
      .string()
      .regex(/^\d+\.\d+\.\d+$/, 'expected a version such as 1.4.0')
      .default('0.1.0'),
    PARLEY_CRASH_AT: crashAt.optional(),
    /** How long staff without a connection still count as there. */
    PARLEY_PRESENCE_GRACE_SECONDS: whole(0, 86_400).default(90),
    ...rates,
    /** What of every limit applies to customers nobody has answered yet, to blocked ones, and to staff. */
    PARLEY_LIMIT_PERCENT_NEW: whole(1, 1_000).default(50),
    PARLEY_LIMIT_PERCENT_BLOCKED: whole(1, 1_000).default(10),
    PARLEY_LIMIT_PERCENT_STAFF: whole(1, 1_000).default(200),
    /** Shared by several nodes for limits and for what is told and forgotten. */
    REDIS_URL: redisUrl.optional(),
    /** Proxies whose word on a request's origin is believed. */
    PARLEY_TRUSTED_PROXIES: addresses.default([]),
    /** Where administration may be done from; anywhere while none is named. */
    PARLEY_ADMIN_ADDRESSES: addresses.default([]),
    ...FILE_SETTINGS,
    ...PROVIDER_SETTINGS,
    /** Seals what second factors are made from; the token secret does where it is not set. */
    PARLEY_FACTOR_KEY: secret.optional(),
  })
  .superRefine((env, context) => {
    const mistake = (name: string, message: string) =>
      context.addIssue({ code: 'custom', path: [name], message })
    if (env.DATABASE_URL && !env.DATABASE_OWNER_URL) {
      mistake('DATABASE_OWNER_URL', 'needed beside DATABASE_URL, for migrations')
    }
    if (env.DATABASE_OWNER_URL && !env.DATABASE_URL) {
      mistake('DATABASE_URL', 'needed beside DATABASE_OWNER_URL, to serve requests with')
    }
    if (env.DATABASE_URL && !env.PARLEY_TOKEN_SECRET) {
      mistake('PARLEY_TOKEN_SECRET', 'needed beside DATABASE_URL: make one with "openssl rand -base64 48"')
    }
    for (const name of missingForS3(env)) mistake(name, 'needed beside PARLEY_S3_ENDPOINT')
    for (const name of missingForProvider(env)) mistake(name, 'needed beside PARLEY_OIDC_ISSUER')
    if (env.PARLEY_CRASH_AT && env.NODE_ENV === 'production') {
      mistake('PARLEY_CRASH_AT', 'refused in production')
    }
  })
  .transform((env) => ({
    production: env.NODE_ENV === 'production',
    host: env.PARLEY_HOST,
    /** 0 lets the system choose a free one. */
    port: env.PARLEY_PORT,
    dataDir: resolve(env.PARLEY_DATA_DIR),
    /** Null: PostgreSQL is ours to run, under the data folder. */
    database:
      env.DATABASE_URL && env.DATABASE_OWNER_URL
        ? { appUrl: env.DATABASE_URL, ownerUrl: env.DATABASE_OWNER_URL }
        : null,
    postgresBinDir: env.PARLEY_POSTGRES_BIN_DIR ? resolve(env.PARLEY_POSTGRES_BIN_DIR) : null,
    /** Null: one is made and kept in the data folder. */
    tokenSecret: env.PARLEY_TOKEN_SECRET ?? null,
    accessTokenSeconds: env.PARLEY_ACCESS_TOKEN_SECONDS,
    refreshTokenDays: env.PARLEY_REFRESH_TOKEN_DAYS,
    leaseDays: env.PARLEY_LEASE_DAYS,
    wipesRemoved: env.PARLEY_REMOVED_DEVICES === 'wipe',
    kept: { changeLogDays: env.PARLEY_CHANGE_LOG_DAYS, receiptDays: env.PARLEY_RECEIPT_DAYS },
    seed: env.PARLEY_SEED,
    widgetDir: resolve(env.PARLEY_WIDGET_DIR),
    widgetSites: env.PARLEY_WIDGET_SITES,
    allowedOrigins: env.PARLEY_ALLOWED_ORIGINS,
    logLevel: env.PARLEY_LOG_LEVEL,
    minAppVersion: env.PARLEY_MIN_APP_VERSION,
    crashAt: env.PARLEY_CRASH_AT ?? null,
    presenceGraceSeconds: env.PARLEY_PRESENCE_GRACE_SECONDS,
    limits: Object.fromEntries(
      LIMIT_NAMES.map((name) => [name, env[LIMITS[name].variable]]),
    ) as unknown as Rates,
    trustPercent: {
      blocked: env.PARLEY_LIMIT_PERCENT_BLOCKED,
      new: env.PARLEY_LIMIT_PERCENT_NEW,
      known: 100,
      trusted: env.PARLEY_LIMIT_PERCENT_STAFF,
    } satisfies TrustPercent,
    /** Null: this is the only node, or each counts for itself. */
    redisUrl: env.REDIS_URL ?? null,
    trustedProxies: env.PARLEY_TRUSTED_PROXIES,
    adminAddresses: env.PARLEY_ADMIN_ADDRESSES,
    files: fileConfig(env),
    /** Null: the token secret. */
    factorKey: env.PARLEY_FACTOR_KEY ?? null,
    provider: providerConfig(env),
  }))

export type Config = z.output<typeof environment>

const EX_CONFIG = 78

/** Reads the configuration. Throws a StartError with one line for every mistake; values are never repeated in it. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const written = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  )
  const result = environment.safeParse(written)
  if (result.success) return result.data
  throw new StartError(
    result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'),
    EX_CONFIG,
  )
}
