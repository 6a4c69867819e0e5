import type { ErrorBody } from '#shared/errors.ts'
import type { ChannelInput, ChannelOutput, Place, StoreChange } from '#shared/ipc.ts'
import type { ChannelName } from '#shared/ipc-names.ts'
import { ME, SECOND_WORKSPACE, WORKSPACE } from './renderer-preview/data.ts'

type Names = Extract<
  ChannelName,
  | 'account.signInWithCode'
  | 'account.enrol'
  | 'account.signInWithProvider'
  | 'account.leaveProvider'
  | 'account.forget'
  | 'server.check'
  | `secondFactor.${string}`
>
type Handlers = {
  [Name in Names]: (input: ChannelInput<Name>) => ChannelOutput<Name> | Promise<ChannelOutput<Name>>
}

interface FakeSignInOptions {
  state: string
  tell(changes: StoreChange[]): void
  /** Lets in whoever has shown what they were asked for. */
  enter(): void
  refuse(body: ErrorBody): Error
}

const ENROLMENT = {
  uri: 'otpauth://totp/Parley%20Acme:mara@acme.example?issuer=Parley%20Acme&secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
  secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
}
const CODES = [
  ...['abcde-fghjk', 'mnpqr-stuvw', 'xyz23-45678', '9abcd-efghj', 'kmnpq-rstuv'],
  ...['wxyz2-34567', '89abc-defgh', 'jkmnp-qrstu', 'vwxyz-23456', '789ab-cdefg'],
]

function placeAt({ id, name, slug }: typeof WORKSPACE, serverUrl: string): Place {
  const { id: userId, name: userName } = ME
  return {
    ...{ serverUrl, email: `mara@${slug}.example` },
    user: { id: userId, name: userName },
    workspace: { id, name },
  }
}

/** The ways in besides the password, in the page's own memory. The code is 123456, the password anything but "wrong". */
export function fakeSignIn({ state, tell, enter, refuse }: FakeSignInOptions) {
  let places = state.startsWith('places')
    ? [
        placeAt(WORKSPACE, 'https://chat.acme.example'),
        placeAt(SECOND_WORKSPACE, 'https://support.a-very-long-name-of-a-company.example'),
      ]
    : []
  let since: string | null = state === 'second-factor' ? '2026-09-14T08:00:00.000Z' : null
  let leave: (() => void) | null = null

  function check(code: string): void {
    if (code !== '123456') throw refuse({ code: 'WRONG_CREDENTIALS', message: 'Wrong.', field: 'code' })
  }
  function checkPassword(password: string): void {
    if (password === 'wrong') throw refuse({ code: 'WRONG_CREDENTIALS', message: 'No.', field: 'password' })
  }

  const handlers: Handlers = {
    'account.signInWithCode': ({ code }) => {
      check(code)
      enter()
      return { recoveryCodes: state === 'enrol' ? CODES : null }
    },
    'account.enrol': () => ENROLMENT,
    'account.signInWithProvider': () =>
      new Promise((_, reject) => {
        leave = () => reject(refuse({ code: 'TIMEOUT', message: 'Given up.' }))
      }),
    'account.leaveProvider': () => {
      leave?.()
      return {}
    },
    'account.forget': ({ serverUrl }) => {
      places = places.filter((place) => place.serverUrl !== serverUrl)
      tell([{ kind: 'places', places }])
      return {}
    },
    'server.check': ({ serverUrl }) => {
      if (state === 'unreachable') throw refuse({ code: 'OFFLINE', message: 'Nobody there.' })
      if (serverUrl.includes('wrong')) {
        throw refuse({ code: 'INVALID', message: 'No.', details: { problem: 'not_parley' } })
      }
      const provider = state.startsWith('places') || state === 'provider' ? 'Acme ID' : null
      return { serverUrl, version: '0.1.0', wantsNewer: false, provider }
    },
    'secondFactor.read': () => ({
      ...{ since, recoveryCodesLeft: since === null ? 0 : 2, isRequired: false },
    }),
    'secondFactor.begin': ({ password }) => {
      checkPassword(password)
      return ENROLMENT
    },
    'secondFactor.confirm': ({ code }) => {
      check(code)
      since = '2026-11-21T08:00:00.000Z'
      return { recoveryCodes: CODES }
    },
    'secondFactor.renewCodes': ({ password }) => {
      checkPassword(password)
      return { recoveryCodes: CODES }
    },
    'secondFactor.remove': ({ password }) => {
      checkPassword(password)
      since = null
      return {}
    },
  }
  const held: StoreChange = { kind: 'places', places }
  return { handlers, held }
}
