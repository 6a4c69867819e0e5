import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { ParleyError } from '#shared/errors.ts'
import { createWaysIn } from '../../../../src/main/account/ways-in.ts'

const serverUrl = 'http://localhost:8460'
const DEVICE = { id: '0190a000-0000-4000-8000-00000000000d', name: 'desk' }
const CODE = 'c'.repeat(43)
const ANSWER = { tokens: {}, me: {} }

interface Asked {
  route: string
  body: Record<string, string | number>
}

/** What a server answers, by route; a refusal is thrown. */
function waysTo(answers: Record<string, unknown>, browse: (url: string) => void = () => undefined) {
  const asked: Asked[] = []
  let backs = 0
  const api = async ({ route, body }: Asked) => {
    asked.push({ route, body })
    const answer = answers[route]
    if (answer instanceof Error) throw answer
    return answer
  }
  const ways = createWaysIn({
    api: api as never,
    appVersion: '1.0.0',
    browse: async (url) => browse(url),
    onBack: () => {
      backs += 1
    },
  })
  return { ways, asked, backs: () => backs }
}

const needsCode = new ParleyError('SECOND_FACTOR_REQUIRED', 'A code.', {
  details: { challenge: 'secret', isSetUp: true },
})
const form = { serverUrl, email: 'mara@demo.test', password: 'right' }

test('a second step carries the challenge, which the page never sees', async () => {
  const { ways, asked } = waysTo({ signIn: needsCode, signInWithCode: { ...ANSWER, recoveryCodes: null } })
  const refusal = await ways
    .password(form)
    .ask(DEVICE)
    .catch((error: ParleyError) => error.body)
  expect(refusal).toMatchObject({ code: 'SECOND_FACTOR_REQUIRED', details: { isSetUp: true } })
  expect(JSON.stringify(refusal)).not.toContain('secret')
  await ways.code('123456').ask(DEVICE)
  expect(asked.at(-1)?.body).toMatchObject({ challenge: 'secret', code: '123456' })
  // It is done: a code alone is nothing.
  expect(() => ways.code('123456')).toThrow('over')
})

test('a wrong code leaves the step open, and a new password begins anew', async () => {
  const wrong = new ParleyError('WRONG_CREDENTIALS', 'Wrong.')
  const answers: Record<string, unknown> = { signIn: needsCode, signInWithCode: wrong }
  const { ways } = waysTo(answers)
  await expect(ways.password(form).ask(DEVICE)).rejects.toThrow()
  await expect(ways.code('000000').ask(DEVICE)).rejects.toBe(wrong)
  expect(ways.code('123456').serverUrl).toBe(serverUrl)
  answers.signIn = wrong
  await expect(ways.password(form).ask(DEVICE)).rejects.toBe(wrong)
  expect(() => ways.code('123456')).toThrow('over')
})

test('the browser comes back to the console that sent it, and to no other state or path', async () => {
  const begun: { state: string; port: number }[] = []
  const { ways, asked, backs } = waysTo(
    { beginProviderSignIn: { url: 'https://id.test/' }, signInWithProvider: ANSWER },
    () => begun.push(asked.at(-1)?.body as never),
  )
  const entering = ways.provider(serverUrl)
  await expect.poll(() => begun.length).toBe(1)
  const { state, port } = begun[0] ?? { state: '', port: 0 }
  const knock = (path: string) => fetch(`http://127.0.0.1:${port}${path}`).then(({ status }) => status)
  expect(await knock('/')).toBe(404)
  expect(await knock(`/signed-in?state=${'x'.repeat(43)}&code=${CODE}`)).toBe(404)
  expect(backs()).toBe(0)
  expect(await knock(`/signed-in?state=${state}&code=${CODE}`)).toBe(200)
  const way = await entering
  await way.ask(DEVICE)
  expect(backs()).toBe(1)
  const [begin, redeem] = [asked.at(-2)?.body, asked.at(-1)?.body]
  expect(redeem).toMatchObject({ code: CODE, device: DEVICE })
  // The server can tell that it is the one who began.
  expect(createHash('sha256').update(`${redeem?.verifier}`).digest('base64url')).toBe(begin?.challenge)
  await expect(knock('/')).rejects.toThrow()
})

test('what the provider refuses is told as such, and what is given up ends', async () => {
  const { ways, asked } = waysTo({ beginProviderSignIn: { url: 'https://id.test/' } })
  const refused = ways.provider(serverUrl)
  await expect.poll(() => asked.length).toBe(1)
  const { state, port } = asked[0]?.body ?? {}
  const outcome = expect(refused).rejects.toMatchObject({
    body: { code: 'FORBIDDEN', details: { problem: 'no_account' } },
  })
  await fetch(`http://127.0.0.1:${port}/signed-in?state=${state}&problem=no_account`)
  await outcome

  const given = ways.provider(serverUrl)
  await expect.poll(() => asked.length).toBe(2)
  ways.leaveProvider()
  await expect(given).rejects.toMatchObject({ body: { code: 'TIMEOUT' } })
  // A second attempt ends the first, whose page may still be open.
  const first = ways.provider(serverUrl)
  const ended = expect(first).rejects.toMatchObject({ body: { code: 'TIMEOUT' } })
  await expect.poll(() => asked.length).toBe(3)
  const second = ways.provider(serverUrl)
  await ended
  ways.leaveProvider()
  await expect(second).rejects.toThrow()
})

test('a server that is checked says what it is, and whether this console is too old for it', async () => {
  const signInOptions = {
    product: 'parley',
    version: '2.0.0',
    minAppVersion: '1.2.0',
    provider: { name: 'Acme' },
  }
  const { ways } = waysTo({ signInOptions })
  expect(await ways.check('localhost:8460')).toEqual({
    ...{ serverUrl, version: '2.0.0', wantsNewer: true, provider: 'Acme' },
  })
  await expect(ways.check('http://chat.example.com')).rejects.toMatchObject({ body: { code: 'INVALID' } })
})
