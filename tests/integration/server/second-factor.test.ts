import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { StaffRole } from '#shared/entities.ts'
import { type Db, inWorkspace } from '../../../src/server/db/index.ts'
import { hashPassword } from '../../../src/server/domain/account/index.ts'
import { type RunningServer, startServer } from '../../../src/server/server.ts'
import { codeOf } from '../../support/authenticator.ts'
import { startTestPostgres, type TestPostgres } from '../../support/postgres.ts'
import { call, DEVICE, type Reply } from './client.ts'
import { createWorld, PASSWORD, type World } from './world.ts'

let postgres: TestPostgres
let world: World
let server: RunningServer

beforeAll(async () => {
  // In the middle of a time step, so that none ends while a test is under way.
  const step = 30_000
  vi.useFakeTimers({ toFake: ['Date'], now: Math.floor(Date.now() / step) * step + step / 2 })
  postgres = await startTestPostgres()
  world = await createWorld(postgres)
  server = await startServer(world.config)
})

afterAll(async () => {
  vi.useRealTimers()
  await server?.close()
  await world?.close()
  await postgres?.stop()
})

const request = (method: string, path: string, token?: string, body?: unknown, at = server): Promise<Reply> =>
  call(at.url, method, `/v1${path}`, { ...(token && { token }), ...(body !== undefined && { body }) })
const post = (path: string, body: unknown, token?: string) => request('POST', path, token, body)

interface Person {
  readonly id: string
  readonly email: string
}

async function hire(role: StaffRole, workspaceId = world.workspaceId): Promise<Person> {
  const id = uuidv7()
  const row = { id, workspace_id: workspaceId, name: role, email: `${id}@staff.test`, role }
  const password_hash = await hashPassword(PASSWORD)
  await inWorkspace(world.db as Db, { workspaceId, id: null }, (tx) =>
    tx
      .insertInto('users')
      .values({ ...row, password_hash })
      .execute(),
  )
  return { id, email: row.email }
}

const signIn = ({ email }: Person, at = server) =>
  request('POST', '/auth/sign-in', undefined, { email, password: PASSWORD, device: DEVICE }, at)
const secondStep = (challenge: string, code: string, device = DEVICE, at = server) =>
  request('POST', '/auth/second-factor', undefined, { challenge, code, device }, at)

async function enter(person: Person): Promise<string> {
  return (await signIn(person)).body.tokens.accessToken
}

interface Enrolled extends Person {
  readonly token: string
  readonly secret: string
  readonly recoveryCodes: string[]
}

/** Confirmed with the code before this one, so that the present one is still good. */
async function enrol(person: Person, token?: string): Promise<Enrolled> {
  const as = token ?? (await enter(person))
  const { secret } = (await post('/me/second-factor', { password: PASSWORD }, as)).body
  const { body } = await post('/me/second-factor/confirm', { code: codeOf(secret, -1) }, as)
  return { ...person, token: as, secret, recoveryCodes: body.recoveryCodes }
}

async function challengeOf(person: Person): Promise<string> {
  const { body } = await signIn(person)
  expect(body.code).toBe('SECOND_FACTOR_REQUIRED')
  return body.details.challenge
}

async function auditOf({ id }: Person): Promise<string[]> {
  const rows = await inWorkspace(world.db as Db, { workspaceId: world.workspaceId, id: null }, (tx) =>
    tx
      .selectFrom('audit')
      .select('action')
      .where('subject_id', '=', id)
      .where('action', 'like', 'second_factor.%')
      .orderBy('id')
      .execute(),
  )
  return rows.map(({ action }) => action.replace('second_factor.', ''))
}

const stateOf = async (token: string) => (await request('GET', '/me/second-factor', token)).body

describe('a second factor', () => {
  it('is set up with the password and a code of its own, and is asked for from then on', async () => {
    const person = await hire('agent')
    const token = await enter(person)
    expect((await post('/me/second-factor', { password: 'wrong' }, token)).body.code).toBe(
      'WRONG_CREDENTIALS',
    )
    expect(await stateOf(token)).toEqual({ since: null, recoveryCodesLeft: 0, isRequired: false })
    const { secret, uri } = (await post('/me/second-factor', { password: PASSWORD }, token)).body
    expect(uri).toContain(secret)
    // Begun is not set up: the password is still enough.
    expect((await signIn(person)).status).toBe(200)
    const wrong = await post('/me/second-factor/confirm', { code: '000000' }, token)
    expect(wrong.body).toMatchObject({ code: 'WRONG_CREDENTIALS', field: 'code' })
    const { body } = await post('/me/second-factor/confirm', { code: codeOf(secret) }, token)
    expect(body.recoveryCodes).toHaveLength(10)
    expect(await stateOf(token)).toMatchObject({ since: expect.any(String), recoveryCodesLeft: 10 })

    const asked = await signIn(person)
    expect(asked).toMatchObject({ status: 401, body: { details: { isSetUp: true } } })
    expect(JSON.stringify(asked.body)).not.toMatch(/refreshToken|accessToken/)
    expect(await auditOf(person)).toEqual(['begin', 'enable'])
  })

  it('lets in with the password and a code, which is good once', async () => {
    const mara = await enrol(await hire('agent'))
    const [first, second] = [await challengeOf(mara), await challengeOf(mara)]
    const code = codeOf(mara.secret)
    const entered = await secondStep(first, code)
    expect(entered).toMatchObject({
      status: 200,
      body: { me: { user: { id: mara.id } }, recoveryCodes: null },
    })
    expect((await request('GET', '/me', entered.body.tokens.accessToken)).status).toBe(200)
    expect((await secondStep(second, code)).body.code).toBe('WRONG_CREDENTIALS')
    // Nor is one of an earlier step, which somebody may have looked at.
    expect((await secondStep(second, codeOf(mara.secret, -1))).body.code).toBe('WRONG_CREDENTIALS')
    expect((await secondStep(second, codeOf(mara.secret, 1))).status).toBe(200)
  })

  it('takes a code once when it comes twice at the same time', async () => {
    const mara = await enrol(await hire('agent'))
    const challenge = await challengeOf(mara)
    const code = codeOf(mara.secret)
    const both = await Promise.all([secondStep(challenge, code), secondStep(challenge, code)])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 401])
  })

  it('lets in with each recovery code once, however it is typed', async () => {
    const mara = await enrol(await hire('agent'))
    const challenge = await challengeOf(mara)
    const [one = '', two = ''] = mara.recoveryCodes
    expect((await secondStep(challenge, one)).status).toBe(200)
    expect((await secondStep(challenge, one)).body.code).toBe('WRONG_CREDENTIALS')
    expect((await secondStep(challenge, two.toUpperCase().replace('-', ' '))).status).toBe(200)
    expect(await stateOf(mara.token)).toMatchObject({ recoveryCodesLeft: 8 })
    const { body } = await post('/me/second-factor/recovery-codes', { password: PASSWORD }, mara.token)
    expect((await secondStep(challenge, mara.recoveryCodes[2] ?? '')).body.code).toBe('WRONG_CREDENTIALS')
    expect((await secondStep(challenge, body.recoveryCodes[0])).status).toBe(200)
  })

  it("takes nobody else's code, no second device, and no challenge that is none", async () => {
    const [mara, jonas] = [await enrol(await hire('agent')), await enrol(await hire('agent'))]
    const challenge = await challengeOf(mara)
    expect((await secondStep(challenge, codeOf(jonas.secret))).body.code).toBe('WRONG_CREDENTIALS')
    expect((await secondStep(challenge, jonas.recoveryCodes[0] ?? '')).body.code).toBe('WRONG_CREDENTIALS')
    const other = { ...DEVICE, id: uuidv7() }
    expect((await secondStep(challenge, codeOf(mara.secret), other)).body.code).toBe('UNAUTHENTICATED')
    for (const forged of [mara.token, `${challenge}x`, challenge.replace(/[^.]*$/, '')]) {
      expect((await secondStep(forged, codeOf(mara.secret))).body.code).toBe('UNAUTHENTICATED')
    }
    // Nor does a challenge open anything by itself.
    expect((await request('GET', '/me', challenge)).body.code).toBe('UNAUTHENTICATED')
  })

  it('voids a challenge when the password has changed since, or the account was disabled', async () => {
    const mara = await enrol(await hire('agent'))
    const challenge = await challengeOf(mara)
    await post('/me/password', { current: PASSWORD, next: 'another one for tests' }, mara.token)
    expect((await secondStep(challenge, codeOf(mara.secret))).body.code).toBe('UNAUTHENTICATED')

    const jonas = await enrol(await hire('agent'))
    const late = await challengeOf(jonas)
    const admin = await enter(await hire('admin'))
    await request('PATCH', `/users/${jonas.id}`, admin, { disabled: true })
    expect((await secondStep(late, codeOf(jonas.secret))).body.code).toBe('UNAUTHENTICATED')
  })

  it('is replaced, and stays the old one until the new one is confirmed', async () => {
    const mara = await enrol(await hire('agent'))
    const { secret } = (await post('/me/second-factor', { password: PASSWORD }, mara.token)).body
    const challenge = await challengeOf(mara)
    expect((await secondStep(challenge, codeOf(secret))).body.code).toBe('WRONG_CREDENTIALS')
    expect((await secondStep(challenge, codeOf(mara.secret))).status).toBe(200)
    await post('/me/second-factor/confirm', { code: codeOf(secret, -1) }, mara.token)
    expect((await secondStep(challenge, codeOf(mara.secret, 1))).body.code).toBe('WRONG_CREDENTIALS')
    expect((await secondStep(challenge, codeOf(secret))).status).toBe(200)
  })

  it('is removed with the password, or reset by an admin, who may not reset their own', async () => {
    const mara = await enrol(await hire('agent'))
    const remove = (password: string) => post('/me/second-factor/remove', { password }, mara.token)
    expect((await remove('wrong')).body.code).toBe('WRONG_CREDENTIALS')
    expect((await signIn(mara)).body.code).toBe('SECOND_FACTOR_REQUIRED')
    expect((await remove(PASSWORD)).status).toBe(204)
    expect((await signIn(mara)).status).toBe(200)

    const jonas = await enrol(await hire('agent'))
    const ada = await hire('admin')
    const admin = await enter(ada)
    const reset = (token: string, { id }: Person) => request('DELETE', `/users/${id}/second-factor`, token)
    const isListedOn = async (token: string) => {
      const { users } = (await request('GET', '/users', token)).body
      return users.find(({ id }: Person) => id === jonas.id).hasSecondFactor
    }
    expect(await isListedOn(admin)).toBe(true)
    expect(await isListedOn(mara.token)).toBe(null)
    expect((await reset(mara.token, jonas)).body.code).toBe('FORBIDDEN')
    expect((await reset(admin, ada)).body.code).toBe('FORBIDDEN')
    expect((await reset(admin, { id: uuidv7(), email: '' })).body.code).toBe('NOT_FOUND')
    expect((await reset(admin, jonas)).status).toBe(204)
    expect(await isListedOn(admin)).toBe(false)
    expect((await signIn(jonas)).status).toBe(200)
    expect(await auditOf(mara)).toEqual(['begin', 'enable', 'remove'])
    expect(await auditOf(jonas)).toEqual(['begin', 'enable', 'reset'])
  })

  it('is kept so that the database alone gives nothing away', async () => {
    const mara = await enrol(await hire('agent'))
    const { factor, codes } = await inWorkspace(
      world.db as Db,
      { workspaceId: world.workspaceId, id: null },
      async (tx) => ({
        factor: await tx.selectFrom('second_factors').selectAll().where('user_id', '=', mara.id).execute(),
        codes: await tx.selectFrom('recovery_codes').selectAll().where('user_id', '=', mara.id).execute(),
      }),
    )
    expect(codes).toHaveLength(10)
    const kept = JSON.stringify([factor, codes].flat(), (_, value) =>
      value?.type === 'Buffer' ? Buffer.from(value.data).toString('latin1') : value,
    )
    expect(kept).not.toContain(mara.secret)
    for (const code of mara.recoveryCodes) expect(kept).not.toContain(code.replace('-', ''))
  })
})

describe('guessing', () => {
  it('is counted for the account as wrong passwords are, and told in the audit', async () => {
    const limits = { ...world.config.limits, signInAccount: 4 }
    const strict = await startServer({ ...world.config, limits })
    try {
      const mara = await enrol(await hire('agent'))
      const { challenge } = (await signIn(mara, strict)).body.details
      const codes: string[] = []
      for (let n = 0; n < 4; n++)
        codes.push((await secondStep(challenge, '000000', DEVICE, strict)).body.code)
      expect(codes).toEqual([...Array(3).fill('WRONG_CREDENTIALS'), 'RATE_LIMITED'])
      // Not even the right one helps now, nor the right password.
      expect((await secondStep(challenge, codeOf(mara.secret), DEVICE, strict)).body.code).toBe(
        'RATE_LIMITED',
      )
      expect((await signIn(mara, strict)).body.code).toBe('RATE_LIMITED')
      expect(await auditOf(mara)).toEqual(['begin', 'enable', 'failed', 'failed', 'failed'])
    } finally {
      await strict.close()
    }
  })

  it('ends after a hundred wrong codes in a row: only a recovery code helps then', async () => {
    const mara = await enrol(await hire('agent'))
    await inWorkspace(world.db as Db, { workspaceId: world.workspaceId, id: null }, (tx) =>
      tx.updateTable('second_factors').set({ failures: 100 }).where('user_id', '=', mara.id).execute(),
    )
    const challenge = await challengeOf(mara)
    expect((await secondStep(challenge, codeOf(mara.secret))).body.code).toBe('WRONG_CREDENTIALS')
    expect((await secondStep(challenge, mara.recoveryCodes[0] ?? '')).status).toBe(200)
    expect((await secondStep(challenge, codeOf(mara.secret))).status).toBe(200)
  })
})

describe('a workspace that asks for it', () => {
  it('has it set up at the next sign-in, which the next refresh brings about', async () => {
    const abroad = uuidv7()
    await inWorkspace(world.db as Db, { workspaceId: abroad, id: null }, (tx) =>
      tx.insertInto('workspaces').values({ id: abroad, name: 'Strict', slug: abroad }).execute(),
    )
    const [ada, mara, nora] = [
      await hire('admin', abroad),
      await hire('agent', abroad),
      await hire('supervisor', abroad),
    ]
    const admin = await enter(ada)
    const before = (await signIn(mara)).body.tokens
    const others = (await signIn(nora)).body.tokens
    const put = (token: string, roles: StaffRole[]) =>
      request('PUT', '/policy/second-factor', token, { roles })
    expect((await put(before.accessToken, ['agent'])).body.code).toBe('FORBIDDEN')
    // Nobody locks themselves out, and everybody else with them.
    expect((await put(admin, ['agent', 'admin'])).body).toMatchObject({ code: 'CONFLICT', field: 'roles' })
    expect((await put(admin, ['agent'])).body).toEqual({ roles: ['agent'] })
    expect((await request('GET', '/policy/second-factor', before.accessToken)).body.roles).toEqual(['agent'])
    expect(await stateOf(before.accessToken)).toMatchObject({ isRequired: true, since: null })

    const refresh = (refreshToken: string) => post('/auth/refresh', { refreshToken })
    expect((await refresh(before.refreshToken)).body.code).toBe('UNAUTHENTICATED')
    expect((await refresh(others.refreshToken)).status).toBe(200)

    const { details } = (await signIn(mara)).body
    expect(details.isSetUp).toBe(false)
    // A code of nothing is none.
    expect((await secondStep(details.challenge, '123456')).body.code).toBe('NOT_FOUND')
    const { secret } = (await post('/auth/second-factor/enrolment', { challenge: details.challenge })).body
    expect((await secondStep(details.challenge, '000000')).body.code).toBe('WRONG_CREDENTIALS')
    const entered = await secondStep(details.challenge, codeOf(secret, -1))
    expect(entered.body.recoveryCodes).toHaveLength(10)
    expect((await refresh(entered.body.tokens.refreshToken)).status).toBe(200)
    // Whoever has the password alone cannot put an app of their own in its place.
    const again = await challengeOf(mara)
    const enrolment = await post('/auth/second-factor/enrolment', { challenge: again })
    expect(enrolment.body.code).toBe('CONFLICT')
    expect((await secondStep(again, codeOf(secret))).status).toBe(200)
    // It may be replaced, and not removed.
    const { accessToken } = entered.body.tokens
    expect((await post('/me/second-factor/remove', { password: PASSWORD }, accessToken)).body.code).toBe(
      'FORBIDDEN',
    )
    // With one of their own, the admin may ask it of admins.
    await enrol(ada, admin)
    expect((await put(admin, ['admin', 'agent'])).status).toBe(200)
  })
})
