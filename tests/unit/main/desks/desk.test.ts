import { expect, test, vi } from 'vitest'
import { ParleyError } from '#shared/errors.ts'
import type { Patch } from '#shared/ipc.ts'
import { createDesk } from '../../../../src/main/desks/desk.ts'
import { silentLog } from '../diagnostics/silent-log.ts'

const USERS: Patch = { kind: 'users', users: [] }
const NOT_CONNECTED = expect.objectContaining({
  kind: 'sync',
  sync: expect.objectContaining({ connection: { state: 'closed' } }),
})

function fakeEngine() {
  return {
    snapshot: vi.fn(async () => [USERS]),
    unsent: vi.fn(async () => 3),
    kick: vi.fn(),
    signedInAgain: vi.fn(),
    stop: vi.fn(async () => undefined),
  }
}

function deskWith(openEngine: () => Promise<unknown>) {
  const told: Patch[] = []
  const emit = (patches: Patch[]) => void told.push(...patches)
  const desk = createDesk<string>({ openEngine: openEngine as never, emit, log: silentLog })
  return { desk, told, folder: 'account' }
}

test('questions wait for the engine that is being opened, and what it has is told anew', async () => {
  const engine = fakeEngine()
  const { desk, told, folder } = deskWith(async () => engine)
  const waiting = desk.engine()
  expect(await desk.snapshot()).toEqual([])
  expect(desk.opened()).toBeNull()
  desk.open(folder)
  expect(await waiting).toBe(engine)
  expect(desk.opened()).toBe(engine)
  expect(told).toEqual([{ kind: 'reset' }, USERS])
  expect(await desk.snapshot()).toEqual([USERS])
})

test('while it is shut, whoever waits hears that', async () => {
  const { desk } = deskWith(async () => fakeEngine())
  const waiting = desk.engine()
  desk.shut()
  await expect(waiting).rejects.toMatchObject({ body: { code: 'UNAUTHENTICATED' } })
  await expect(desk.engine()).rejects.toMatchObject({ body: { code: 'UNAUTHENTICATED' } })
})

test('files of a newer version are told, also to a page that asks later, and can still be left behind', async () => {
  const { desk, told, folder } = deskWith(() =>
    Promise.reject(new ParleyError('UNSUPPORTED_CLIENT', 'Newer files.')),
  )
  desk.open(folder)
  await expect(desk.engine()).rejects.toMatchObject({ body: { code: 'UNSUPPORTED_CLIENT' } })
  const failure = [NOT_CONNECTED, { kind: 'notice', notice: { id: 'newer_files', kind: 'newer_files' } }]
  expect(told).toEqual(failure)
  expect(await desk.snapshot()).toEqual(failure)
  await expect(desk.unsent()).rejects.toThrow()
  await desk.close()
  await expect(desk.engine()).rejects.toMatchObject({ body: { code: 'UNAUTHENTICATED' } })
})

test('an engine that cannot tell what it has is open all the same', async () => {
  const engine = fakeEngine()
  engine.snapshot.mockRejectedValueOnce(new Error('slow disk'))
  const { desk, told, folder } = deskWith(async () => engine)
  desk.open(folder)
  expect(await desk.engine()).toBe(engine)
  expect(told).toEqual([])
})

test('after leaving, the engine is not reached any more', async () => {
  const engine = fakeEngine()
  const { desk, folder } = deskWith(async () => engine)
  desk.open(folder)
  await desk.engine()
  await desk.close()
  desk.kick('resume')
  expect(engine.stop).toHaveBeenCalledOnce()
  expect(engine.kick).not.toHaveBeenCalled()
  expect(await desk.snapshot()).toEqual([])
})
