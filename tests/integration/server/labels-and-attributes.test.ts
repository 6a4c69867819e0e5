import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RouteBody } from '#shared/rest.ts'
import type { Identity } from '../../../src/server/domain/access/index.ts'
import { changeAttributes } from '../../../src/server/domain/attributes/index.ts'
import {
  listAttributeDefinitions,
  listLabels,
  putAttributeDefinition,
  putLabel,
} from '../../../src/server/domain/reference/index.ts'
import { startTestPostgres, type TestPostgres } from '../../support/postgres.ts'
import { expectRefused } from './chats.ts'
import { directoryOf } from './directory.ts'
import { createWorld, type World } from './world.ts'

let postgres: TestPostgres
let world: World
let directory: Awaited<ReturnType<typeof directoryOf>>
let mara: Identity
let nora: Identity

beforeAll(async () => {
  postgres = await startTestPostgres()
  world = await createWorld(postgres)
  directory = await directoryOf(world)
  ;({ mara, nora } = world.staff)
})

afterAll(async () => {
  await world?.close()
  await postgres?.stop()
})

describe('labels', () => {
  const put = (who: Identity, id: string, more: Partial<RouteBody<'putLabel'>> = {}) => {
    const body = { kind: 'tag', name: 'vip', color: 'red', archived: false, ...more } as const
    return directory.write(who, (tx, reader) => putLabel(tx, reader, id, body))
  }

  it('keep their name, change their color, and are archived and offered again', async () => {
    const id = uuidv7()
    await directory.following(
      [mara, world.customer],
      () => put(nora, id),
      () => put(nora, id, { color: 'blue' }),
      () => put(nora, id, { color: 'blue', archived: true }),
      () => put(nora, id, { color: 'blue' }),
    )
    await expectRefused(put(nora, id, { name: 'VIP' }), 'CONFLICT', 'name')
    await expectRefused(put(nora, id, { kind: 'category' }), 'CONFLICT', 'name')
    await expectRefused(put(nora, uuidv7(), { name: 'VIP' }), 'CONFLICT', 'name')
    await put(nora, uuidv7(), { kind: 'category' })
    const { labels } = await listLabels(world.db, mara)
    expect(labels.find((label) => label.id === id)).toMatchObject({ color: 'blue', archivedAt: null })
    expect((await directory.auditOf(id)).map(({ action }) => action)).toEqual([
      ...['label.create', 'label.change', 'label.change', 'label.change'],
    ])
  })

  it('are made once, however often and at once they are asked for', async () => {
    const id = uuidv7()
    await Promise.all(Array.from({ length: 5 }, () => put(nora, id, { name: 'at once' })))
    expect(await directory.auditOf(id)).toHaveLength(1)
  })
})

const define = (who: Identity, id: string, more: Partial<RouteBody<'putAttributeDefinition'>> = {}) => {
  const body = {
    ...{ subject: 'customer', key: 'tier', label: 'Tier', type: 'choice', choices: ['gold', 'silver'] },
    ...{ archived: false, ...more },
  } as RouteBody<'putAttributeDefinition'>
  return directory.write(who, (tx, reader) => putAttributeDefinition(tx, reader, id, body))
}

describe('custom attributes', () => {
  const id = uuidv7()

  it('keep their key and their type, and their choices only grow', async () => {
    await directory.following(
      [mara, world.customer],
      () => define(directory.admin, id),
      () => define(directory.admin, id, { choices: ['bronze', 'gold', 'silver'], label: 'Level' }),
    )
    await expectRefused(define(directory.admin, id, { choices: ['gold'] }), 'CONFLICT', 'choices')
    await expectRefused(define(directory.admin, id, { key: 'level' }), 'CONFLICT', 'key')
    await expectRefused(define(directory.admin, id, { type: 'text', choices: [] }), 'CONFLICT', 'type')
    await expectRefused(define(directory.admin, id, { subject: 'session' }), 'CONFLICT', 'subject')
    await expectRefused(define(directory.admin, uuidv7()), 'CONFLICT', 'key')
    for (const strange of [
      { choices: [] },
      { choices: ['a', 'a'] },
      { type: 'text', choices: ['a'] },
    ] as const) {
      await expectRefused(
        define(directory.admin, uuidv7(), { ...strange, choices: [...strange.choices] }),
        'INVALID',
        'choices',
      )
    }
    const { attributeDefinitions } = await listAttributeDefinitions(world.db, mara)
    expect(attributeDefinitions).toMatchObject([
      { id, label: 'Level', choices: ['bronze', 'gold', 'silver'] },
    ])
  })

  it('take what fits them', async () => {
    await define(directory.admin, uuidv7(), { key: 'born', type: 'date', choices: [] })
    await define(directory.admin, uuidv7(), { key: 'visits', type: 'number', choices: [] })
    await define(directory.admin, uuidv7(), { key: 'partner', type: 'boolean', choices: [] })
    await define(directory.admin, uuidv7(), { key: 'city', type: 'text', choices: [] })
    await define(directory.admin, uuidv7(), { key: 'old', type: 'text', choices: [], archived: true })
    await define(directory.admin, uuidv7(), { subject: 'session', key: 'floor', type: 'number', choices: [] })
    const check = (patch: Record<string, string | number | boolean | null>) =>
      directory.inside((tx) => changeAttributes(tx, 'customer', {}, patch))

    const fit = { tier: 'gold', born: '2024-02-29', visits: 1.5, partner: false, city: '', old: null }
    const { old: _, ...kept } = fit
    expect(await check(fit)).toEqual(kept)
    expect(await check(Object.fromEntries(Object.keys(fit).map((key) => [key, null])))).toEqual({})
    const floor = { floor: 3 }
    expect(await directory.inside((tx) => changeAttributes(tx, 'session', {}, floor))).toEqual(floor)
    for (const [key, value] of [
      ...([
        ['tier', 'copper'],
        ['tier', true],
        ['born', '2023-02-29'],
        ['born', '2024-2-9'],
        ['born', 20240229],
      ] as const),
      ...([
        ['visits', '3'],
        ['partner', 'true'],
        ['city', 3],
        ['old', 'x'],
        ['floor', 3],
        ['unknown', null],
      ] as const),
    ]) {
      await expectRefused(check({ city: 'Ulm', [key]: value }), 'INVALID', `attributes.${key}`)
    }
  })
})
