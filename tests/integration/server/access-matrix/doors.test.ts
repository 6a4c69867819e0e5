import { createHmac, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { exportJWK, type JWTHeaderParameters, SignJWT, UnsecuredJWT } from 'jose'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { UpName } from '#shared/protocol.ts'
import { inWorkspace } from '../../../../src/server/db/index.ts'
import { recordChanges, staffAdded } from '../../../../src/server/domain/changes/index.ts'
import { call, DEVICE, openSocket, say, type TestClient } from '../client.ts'
import { leaksIn } from './check.ts'
import { CALLERS, type CallerName, type House, noteOf, openHouse, PLACES, SECRET } from './house.ts'
import { changedTables } from './ledger.ts'
import { fromNewSocket, hello } from './requests.ts'
import { type Operation, REQUESTS } from './rows/index.ts'

let house: House

beforeAll(async () => {
  house = await openHouse()
})

afterAll(() => house?.close())

/** What must leave every table as it was. */
async function changingNothing<Result>(work: () => Promise<Result>): Promise<Result> {
  const before = await house.ledger.digest()
  const result = await work()
  expect(changedTables(before, await house.ledger.digest())).toEqual([])
  return result
}

function clientOf(name: CallerName): TestClient {
  const { client } = house.callers[name]
  if (client === null) throw new Error(`${name} has no connection`)
  return client
}

describe('an access token', () => {
  const secret = new TextEncoder().encode(SECRET)
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })

  interface Forgery {
    header?: JWTHeaderParameters
    key?: Uint8Array | KeyObject
    claims?: object
    lifetime?: number | null
  }

  const claimsOf = () => ({
    ...{ workspace: house.world.workspaceId, kind: 'user', device: DEVICE.id },
    ...{ sub: house.callers.assignee.id, iss: 'parley', aud: 'parley' },
  })

  function forge({ header = { alg: 'HS256' }, key = secret, claims, lifetime = 60 }: Forgery = {}) {
    const exp = lifetime === null ? {} : { exp: Math.floor(Date.now() / 1000) + lifetime }
    return new SignJWT({ ...claimsOf(), ...exp, ...claims }).setProtectedHeader(header).sign(key)
  }

  /** Says RS256, and is signed with an HMAC, as for a server that takes its key for whatever the token says. */
  async function confuse(): Promise<string> {
    const [, payload] = (await forge()).split('.')
    const header = Buffer.from('{"alg":"RS256"}').toString('base64url')
    const signature = createHmac('sha256', secret).update(`${header}.${payload}`).digest('base64url')
    return `${header}.${payload}.${signature}`
  }

  async function onEveryDoor(token: string | null): Promise<string[]> {
    const caller = { ...house.callers.assignee, token, client: null }
    const chat = house.chats.ours.held
    const codes: string[] = []
    for (const operation of ['rest me', 'rest getSession', 'rest sendMessage', 'frame hello'] as const) {
      const { payload, deliver } = REQUESTS[operation]
      codes.push((await deliver(house.url, caller, chat, payload(caller, chat))).code)
    }
    return codes
  }

  it('of ours opens every door', async () => {
    expect(await onEveryDoor(await forge())).toEqual(['ok', 'ok', 'ok', 'ok'])
    await house.ledger.restore()
  })

  it.each<[string, () => Promise<string | null> | string | null, string?]>([
    ['that is none', () => null],
    ['without a signature', () => new UnsecuredJWT(claimsOf()).setExpirationTime('1m').encode()],
    ['with its signature cut off', async () => (await forge()).replace(/[^.]*$/, '')],
    ['with HS512 and our secret', () => forge({ header: { alg: 'HS512' } })],
    ['with HS384 and our secret', () => forge({ header: { alg: 'HS384' } })],
    ['with RS256 and a key of its own', () => forge({ header: { alg: 'RS256' }, key: privateKey })],
    [
      'that brings its key along',
      async () => forge({ header: { alg: 'RS256', jwk: await exportJWK(publicKey) }, key: privateKey }),
    ],
    ['with RS256 and an HMAC by our secret', confuse],
    ["with another server's secret", () => forge({ key: Buffer.from('t7Rk0PzWq3LxV9bNcY5mHs2JdF8gAa4E') })],
    ['for another audience', () => forge({ claims: { aud: 'elsewhere' } })],
    ['from another issuer', () => forge({ claims: { iss: 'elsewhere' } })],
    ['without an end', () => forge({ lifetime: null })],
    ['that is not valid yet', () => forge({ claims: { nbf: Math.floor(Date.now() / 1000) + 600 } })],
    ['that has run out', () => forge({ lifetime: -1 }), 'TOKEN_EXPIRED'],
    ['of somebody unknown', () => forge({ claims: { sub: uuidv7() } })],
    ['of a member in another workspace', () => forge({ claims: { workspace: house.foreignWorkspaceId } })],
    ['of staff as a customer', () => forge({ claims: { kind: 'customer' } })],
    ['of a kind that is none', () => forge({ claims: { kind: 'admin' } })],
    ['that is a refresh token', () => house.callers.assignee.refreshToken],
  ])('%s opens none', async (what, make, code = 'UNAUTHENTICATED') => {
    const codes = await changingNothing(async () => onEveryDoor(await make()))
    // What a kind may not call at all is told before anybody is looked up.
    const first = what === 'of staff as a customer' ? 'FORBIDDEN' : code
    expect(codes).toEqual([first, code, code, code])
  })

  it('is no refresh token', async () => {
    const body = { refreshToken: house.callers.assignee.token }
    const reply = await changingNothing(() => call(house.url, 'POST', '/v1/auth/refresh', { body }))
    expect(reply).toMatchObject({ status: 401, body: { code: 'UNAUTHENTICATED' } })
  })
})

describe('a connection', () => {
  const origins = () => [
    'https://evil.example',
    'null',
    `${house.url}.evil.example`,
    house.url.replace(/:\d+$/, ':1'),
  ]

  it.each(['websocket', 'polling'] as const)('from a foreign page is refused over %s', async (transport) => {
    const token = house.callers.assignee.token ?? ''
    const transports = [transport]
    for (const origin of origins()) {
      await expect(openSocket(house.url, token, { origin, transports }), origin).rejects.toThrow()
    }
    const own = await openSocket(house.url, token, { origin: house.url, transports })
    own.close()
  })

  it('does nothing before its hello', async () => {
    const { assignee } = house.callers
    const chat = house.chats.ours.held
    const frames = {
      pull: 'frame pull',
      checksum: 'frame checksum',
      range: 'frame range',
      typing: 'frame typing',
      presence: 'frame presence',
      viewing: 'frame viewing',
      command: 'command message.send',
    } as const satisfies Record<Exclude<UpName, 'hello'>, Operation>
    for (const name of Object.keys(frames) as (keyof typeof frames)[]) {
      const content = REQUESTS[frames[name]].payload(assignee, chat)
      const { code } = await changingNothing(() =>
        fromNewSocket(house.url, assignee.token ?? '', name, content),
      )
      expect([name, code]).toEqual([name, 'INVALID'])
    }
    const { code } = await fromNewSocket(house.url, assignee.token ?? '', 'hello', hello(assignee, chat))
    expect(code).toBe('ok')
  })
})

describe("somebody else's id", () => {
  it('writes nothing, as a chat or as a message', async () => {
    const { chats, callers } = house
    const [theirs] = (await history('assignee', chats.ours.held)).filter(({ type }) => type === 'text')
    const stranger = clientOf('stranger')
    const start = { type: 'support', subject: '', message: { id: uuidv7(), body: 'Mine now?' } }
    const answers = await changingNothing(async () => [
      await stranger.ask('command', { id: chats.ours.held, name: 'session.start', input: start }),
      await stranger.ask('command', { id: chats.abroad.held, name: 'session.start', input: start }),
      await stranger.ask('command', { id: theirs?.id, ...say(chats.elsewhere.held, 'Mine now?') }),
    ])
    for (const answer of answers) {
      expect(answer).toMatchObject({ ok: false, error: { code: 'ID_REUSED' } })
      expect(leaksIn(house, callers.stranger, JSON.stringify(answer))).toEqual([])
    }
  })

  it('cannot be quoted: a note or a message of another chat, by anybody', async () => {
    const { chats } = house
    const { held } = chats.ours
    const note = (await history('assignee', held)).find(({ type }) => type === 'note')
    const foreign = (await history('outsider', chats.elsewhere.held)).find(({ type }) => type === 'text')
    const refusals = await changingNothing(async () => [
      await clientOf('owner').command(say(held, 'This?', { replyTo: note?.id })),
      await clientOf('owner').command(say(held, 'This?', { replyTo: foreign?.id })),
      await clientOf('owner').command(say(held, 'This?', { replyTo: uuidv7() })),
    ])
    expect(refusals[0]).toMatchObject({ ok: false, error: { code: 'INVALID', field: 'replyTo' } })
    expect(refusals[1]).toEqual(refusals[0])
    expect(refusals[2]).toEqual(refusals[0])
  })

  async function history(name: CallerName, sessionId: string): Promise<{ id: string; type: string }[]> {
    const token = house.callers[name].token ?? ''
    return (await call(house.url, 'GET', `/v1/sessions/${sessionId}/messages`, { token })).body.messages
  }
})

describe('what sockets are told', () => {
  const online = CALLERS.filter((name) => !['nobody', 'garbage', 'disabled'].includes(name))
  const heard = new Map<CallerName, unknown[]>()
  const readers = (sender: CallerName) => {
    const { place } = house.callers[sender]
    return online.filter((name) => name !== sender && house.callers[name].sees.some((seen) => seen === place))
  }

  beforeAll(async () => {
    const { disabled } = house.callers
    const { db, workspaceId } = house.world
    await inWorkspace(db, { workspaceId, id: null }, (tx) =>
      recordChanges(tx, workspaceId, [staffAdded('user', disabled.id)]),
    )
    await house.ledger.numbered()
    await clientOf('disabled').disconnected()
    expect(clientOf('disabled').errors).toMatchObject([{ code: 'UNAUTHENTICATED' }])
    for (const name of online) {
      clientOf(name).socket.on('typing', (frame: unknown) => {
        heard.set(name, [...(heard.get(name) ?? []), frame])
      })
    }
  })

  it.each(online)('of typing by %s reaches who sees the chat, and nobody else', async (sender) => {
    const { place, id } = house.callers[sender]
    const sessionId = house.chats[place].held
    heard.clear()
    const hearing = () => online.filter((name) => heard.has(name))
    // Typing is dropped rather than queued, so it is said until it was heard.
    for (let round = 0; round < 20 && hearing().length < readers(sender).length; round += 1) {
      await clientOf(sender).ask('typing', { sessionId, typing: true })
      await delay(20)
    }
    for (const other of PLACES) {
      if (!house.callers[sender].sees.some((seen) => seen === other)) {
        const answer = await clientOf(sender).ask('typing', {
          sessionId: house.chats[other].held,
          typing: true,
        })
        expect(answer).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } })
      }
    }
    // Whatever was to come has come when a frame sent later has made its round.
    await Promise.all(online.map((name) => clientOf(name).pull()))
    expect(hearing()).toEqual(readers(sender))
    const told = [...heard.values()].flat()
    expect(told).toEqual(told.map(() => expect.objectContaining({ sessionId, memberId: id })))
  })

  it('of messages and notes reaches who sees the chat; of notes, no customer', async () => {
    const { chats } = house
    for (const [place, author, customer] of [
      ['ours', 'supervisor', 'owner'],
      ['elsewhere', 'outsider', 'stranger'],
      ['abroad', 'foreignStaff', 'foreignCustomer'],
    ] as const) {
      const text = { type: 'note' as const, baseSeq: null }
      await clientOf(author).command(say(chats[place].held, `${noteOf(place)} Again.`, text))
      await clientOf(customer).command(say(chats[place].held, `Last of ${place}`))
    }
    const isWord = (word: string) => (change: { op: string; value?: object }) =>
      change.op === 'put' && JSON.stringify(change.value).includes(word)
    for (const name of online) {
      for (const place of house.callers[name].sees) {
        await clientOf(name).seen(isWord(`Last of ${place}`))
        if (house.callers[name].kind === 'staff') await clientOf(name).seen(isWord(`${noteOf(place)} Again.`))
      }
    }
    // The log is told in order, but to each socket at its own time: one more round for all.
    await Promise.all(online.map((name) => clientOf(name).pull()))
    for (const name of online) {
      const told = JSON.stringify([clientOf(name).pokes, await clientOf(name).pull()])
      expect(leaksIn(house, house.callers[name], told), name).toEqual([])
      for (const place of PLACES) {
        const sees = house.callers[name].sees.some((seen) => seen === place)
        expect(told.includes(`Last of ${place}`), `${name} ${place}`).toBe(sees)
      }
    }
  })
})
