import { z } from 'zod'
import { secret, whole } from './fields.ts'

const MB = 1024 * 1024

/** Everything about files, as the environment spells it. */
export const FILE_SETTINGS = {
  PARLEY_FILE_MAX_MB: whole(1, 100).default(10),
  /** Of a workspace. */
  PARLEY_FILE_QUOTA_MB: whole(1, 100_000_000).default(10_240),
  /** Of one member in 24 hours. */
  PARLEY_FILE_DAILY_MB: whole(1, 1_000_000).default(200),
  PARLEY_AUDIO_MAX_SECONDS: whole(1, 3_600).default(600),
  /** 0: for ever. */
  PARLEY_FILE_RETENTION_DAYS: whole(0, 36_500).default(0),
  PARLEY_VOICE_RETENTION_DAYS: whole(0, 36_500).default(0),
  /** Seals the files. Whoever loses it has lost them. */
  PARLEY_FILE_KEY: secret.optional(),
  PARLEY_S3_ENDPOINT: z
    .string()
    .refine(
      (text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol),
      'expected an address such as https://s3.example.com',
    )
    .optional(),
  PARLEY_S3_REGION: z.string().default('us-east-1'),
  PARLEY_S3_BUCKET: z.string().optional(),
  PARLEY_S3_ACCESS_KEY: z.string().optional(),
  PARLEY_S3_SECRET_KEY: z.string().optional(),
}

const environment = z.object(FILE_SETTINGS)
type FileEnvironment = z.output<typeof environment>

/** What a bucket needs besides its address. */
const WITH_S3 = [
  'PARLEY_S3_BUCKET',
  'PARLEY_S3_ACCESS_KEY',
  'PARLEY_S3_SECRET_KEY',
  // A bucket is shared by servers and outlives their disks: a key of one machine's own would lock everybody out.
  'PARLEY_FILE_KEY',
] as const

export function missingForS3(env: FileEnvironment): readonly string[] {
  return env.PARLEY_S3_ENDPOINT ? WITH_S3.filter((name) => !env[name]) : []
}

export function fileConfig(env: FileEnvironment) {
  return {
    maxBytes: env.PARLEY_FILE_MAX_MB * MB,
    quotaBytes: env.PARLEY_FILE_QUOTA_MB * MB,
    dailyBytes: env.PARLEY_FILE_DAILY_MB * MB,
    audioMaxSeconds: env.PARLEY_AUDIO_MAX_SECONDS,
    retentionDays: env.PARLEY_FILE_RETENTION_DAYS,
    voiceRetentionDays: env.PARLEY_VOICE_RETENTION_DAYS,
    /** Null: one is made and kept in the data folder. */
    key: env.PARLEY_FILE_KEY ?? null,
    /** Null: files lie in the data folder. */
    s3: env.PARLEY_S3_ENDPOINT
      ? {
          endpoint: env.PARLEY_S3_ENDPOINT,
          region: env.PARLEY_S3_REGION,
          bucket: env.PARLEY_S3_BUCKET ?? '',
          accessKey: env.PARLEY_S3_ACCESS_KEY ?? '',
          secretKey: env.PARLEY_S3_SECRET_KEY ?? '',
        }
      : null,
  }
}
