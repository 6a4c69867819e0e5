import { codeOf } from '../../../../support/authenticator.ts'
import { DEVICE } from '../../client.ts'
import { PASSWORD } from '../../world.ts'
import { APP_SECRET, staffOf } from '../house.ts'
import { type Make, type Request, rest } from '../requests.ts'

const password: Make = () => ({ password: PASSWORD })
const random = 'a'.repeat(43)
const challenge = 'nobody has made this'
/** Who answers a chat of their place; for one that is not there, nobody. */
const assigneeOf: Make = (_, sessionId) => ({ userId: staffOf(sessionId) })

export const SIGN_IN_REQUESTS = {
  'rest signInOptions': rest('signInOptions'),
  'rest signInWithCode': rest('signInWithCode', null, () => ({ challenge, code: '123456', device: DEVICE })),
  'rest enrolAtSignIn': rest('enrolAtSignIn', null, () => ({ challenge })),
  'rest beginProviderSignIn': rest('beginProviderSignIn', null, () => ({
    ...{ challenge: random, state: random, port: 1 },
  })),
  'rest signInWithProvider': rest('signInWithProvider', null, () => ({
    ...{ code: random, verifier: random, device: DEVICE },
  })),
  'rest readSecondFactor': rest('readSecondFactor'),
  'rest beginSecondFactor': rest('beginSecondFactor', null, password),
  'rest confirmSecondFactor': rest('confirmSecondFactor', null, () => ({ code: codeOf(APP_SECRET) })),
  'rest renewRecoveryCodes': rest('renewRecoveryCodes', null, password),
  'rest removeSecondFactor': rest('removeSecondFactor', null, password),
  'rest resetSecondFactor': rest('resetSecondFactor', 'held', () => ({}), assigneeOf),
  'rest readSecondFactorPolicy': rest('readSecondFactorPolicy'),
  'rest putSecondFactorPolicy': rest('putSecondFactorPolicy', null, () => ({ roles: ['agent'] })),
} as const satisfies Record<string, Request>

// biome-ignore format: a table
export const SIGN_IN_TABLE = {
  //                             nobody     owner        assignee     outsider     admin    foreignStaff
  //                                garbage      stranger      teammate    supervisor  disabled    foreignCustomer
  'rest signInOptions':          '=   =   =     =     =     =       =     =     =     =   =     =',
  'rest signInWithCode':         '401 401 401   401   401   401     401   401   401   401 401   401',
  'rest enrolAtSignIn':          '401 401 401   401   401   401     401   401   401   401 401   401',
  // Nobody vouches for people on this server.
  'rest beginProviderSignIn':    '404 404 404   404   404   404     404   404   404   404 404   404',
  'rest signInWithProvider':     '404 404 404   404   404   404     404   404   404   404 404   404',
  'rest readSecondFactor':       '401 401 403   403   =     =       =     =     =     401 =     403',
  'rest beginSecondFactor':      '401 401 403   403   +     +       +     +     +     401 +     403',
  'rest confirmSecondFactor':    '401 401 403   403   +     +       +     +     +     401 +     403',
  // Nobody here has one yet.
  'rest renewRecoveryCodes':     '401 401 403   403   404   404     404   404   404   401 404   403',
  'rest removeSecondFactor':     '401 401 403   403   +     +       +     +     +     401 +     403',
  // One's own is not reset, not even by an admin.
  'rest resetSecondFactor':      '401 401 403   403   403   403     403   403   +/404 401 403/404 403',
  'rest readSecondFactorPolicy': '401 401 403   403   =     =       =     =     =     401 =     403',
  'rest putSecondFactorPolicy':  '401 401 403   403   403   403     403   403   +     401 +     403',
} as const satisfies Record<keyof typeof SIGN_IN_REQUESTS, string>
