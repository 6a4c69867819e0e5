import { z } from 'zod'

const THIS_MACHINE = new Set(['localhost', '127.0.0.1', '[::1]'])

/** An address that tokens and passwords may be sent to: in the clear on this machine only. */
const safeUrl = z
  .string()
  .refine(isSafe, 'expected an address such as https://chat.example.com')
  .transform((text) => text.replace(/\/$/, ''))

function isSafe(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname } = new URL(text)
  return protocol === 'https:' || (protocol === 'http:' && THIS_MACHINE.has(hostname))
}

/** Single sign-on, as the environment spells it. */
export const PROVIDER_SETTINGS = {
  /** Where browsers find this server. */
  PARLEY_PUBLIC_URL: safeUrl.optional(),
  /** An OpenID Connect provider that vouches for the staff of one workspace. */
  PARLEY_OIDC_ISSUER: safeUrl.optional(),
  PARLEY_OIDC_CLIENT_ID: z.string().optional(),
  PARLEY_OIDC_CLIENT_SECRET: z.string().optional(),
  /** The slug of that workspace. */
  PARLEY_OIDC_WORKSPACE: z.string().optional(),
  /** What its button says. */
  PARLEY_OIDC_NAME: z.string().max(60).optional(),
}

const environment = z.object(PROVIDER_SETTINGS)
type ProviderEnvironment = z.output<typeof environment>

const WITH_ISSUER = [
  'PARLEY_PUBLIC_URL',
  'PARLEY_OIDC_CLIENT_ID',
  'PARLEY_OIDC_CLIENT_SECRET',
  'PARLEY_OIDC_WORKSPACE',
] as const

export function missingForProvider(env: ProviderEnvironment): readonly string[] {
  return env.PARLEY_OIDC_ISSUER ? WITH_ISSUER.filter((name) => !env[name]) : []
}

/** What the provider has to be told to send browsers back to. */
export const PROVIDER_CALLBACK = '/v1/auth/provider/callback'

/** Null: nobody else vouches for people. */
export function providerConfig(env: ProviderEnvironment) {
  const issuer = env.PARLEY_OIDC_ISSUER
  if (!issuer) return null
  return {
    issuer,
    clientId: env.PARLEY_OIDC_CLIENT_ID ?? '',
    clientSecret: env.PARLEY_OIDC_CLIENT_SECRET ?? '',
    workspace: env.PARLEY_OIDC_WORKSPACE ?? '',
    name: env.PARLEY_OIDC_NAME ?? new URL(issuer).hostname,
    redirectUri: `${env.PARLEY_PUBLIC_URL}${PROVIDER_CALLBACK}`,
  }
}
