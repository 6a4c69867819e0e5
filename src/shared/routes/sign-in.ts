import { z } from 'zod'
import { LOOPBACK_PATH, token256 } from '../provider.ts'
import { enrolment, recoveryCodes, secondCode } from '../second-factor.ts'
import { consoleDevice, me, tokens } from './account.ts'
import { none, type Route } from './route.ts'

/** The ways in, besides the password of `signIn`. */
export const SIGN_IN_ROUTES = {
  signInOptions: {
    method: 'GET',
    path: '/sign-in-options',
    auth: 'public',
    params: none,
    query: none,
    body: null,
    status: 200,
    response: z.object({
      product: z.literal('parley'),
      version: z.string(),
      minAppVersion: z.string(),
      /** Who else vouches for people here: what its button says. */
      provider: z.object({ name: z.string() }).nullable(),
    }),
    summary: 'What this server is, and which ways in it has besides the password.',
    refusals: [],
  },
  signInWithCode: {
    method: 'POST',
    path: '/auth/second-factor',
    auth: 'public',
    params: none,
    query: none,
    status: 200,
    body: z.strictObject({
      challenge: z.string().min(1).max(2_000),
      code: secondCode,
      device: consoleDevice,
    }),
    response: z.object({
      tokens,
      me,
      /** Those of a second factor that was set up just now; null otherwise. */
      recoveryCodes: recoveryCodes.nullable(),
    }),
    summary: 'The second step of a sign-in: a code from the authenticator app, or a recovery code.',
    refusals: ['WRONG_CREDENTIALS', 'UNAUTHENTICATED', 'DEVICE_WIPED', 'FORBIDDEN'],
  },
  enrolAtSignIn: {
    method: 'POST',
    path: '/auth/second-factor/enrolment',
    auth: 'public',
    params: none,
    query: none,
    status: 200,
    body: z.strictObject({ challenge: z.string().min(1).max(2_000) }),
    response: enrolment,
    summary: 'Begin to set a second factor up that the workspace asks for, where there is none yet.',
    refusals: ['UNAUTHENTICATED', 'CONFLICT'],
  },
  beginProviderSignIn: {
    method: 'POST',
    path: '/auth/provider',
    auth: 'public',
    params: none,
    query: none,
    status: 200,
    body: z.strictObject({
      /** The SHA-256 of what the console will show with the code. */
      challenge: token256,
      /** The console's own, which the browser brings back to it. */
      state: token256,
      /** Of 127.0.0.1, where the console waits for the browser. */
      port: z.int().min(1).max(65_535),
    }),
    response: z.object({ url: z.url() }),
    summary: `Begin to sign in through the provider: the page to open in the browser. It ends at ${LOOPBACK_PATH} of the console.`,
    refusals: ['NOT_FOUND'],
  },
  signInWithProvider: {
    method: 'POST',
    path: '/auth/provider/token',
    auth: 'public',
    params: none,
    query: none,
    status: 200,
    body: z.strictObject({ code: token256, verifier: token256, device: consoleDevice }),
    response: z.object({ tokens, me }),
    summary: 'Change the code that the browser brought for tokens. It is good once, and for a minute.',
    refusals: ['UNAUTHENTICATED', 'DEVICE_WIPED', 'FORBIDDEN', 'NOT_FOUND'],
  },
} as const satisfies Record<string, Route>
