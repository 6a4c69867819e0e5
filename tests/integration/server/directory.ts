import { v7 as uuidv7 } from 'uuid'
import { expect } from 'vitest'
import type { Page } from '#shared/protocol.ts'
import { inWorkspace, type Row, type Tx } from '../../../src/server/db/index.ts'
import type { Identity } from '../../../src/server/domain/access/index.ts'
import { createDirectWrite } from '../../../src/server/domain/direct-write/index.ts'
import { apply, type World } from './world.ts'

/** What stands around the chats of a world: an admin who manages it, direct writes, and what everybody hears of them. */
export async function directoryOf(world: World) {
  const admin: Identity = { workspaceId: world.workspaceId, kind: 'user', id: uuidv7() }
  let commits = 0
  const write = createDirectWrite(world.db, () => {
    commits += 1
  })

  function inside<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> {
    return inWorkspace(world.db, { workspaceId: world.workspaceId, id: null }, work)
  }

  function auditOf(subjectId: string): Promise<Row<'audit'>[]> {
    return inside((tx) => tx.selectFrom('audit').selectAll().where('subject_id', '=', subjectId).execute())
  }

  /** What everybody holds, kept up by what they are told after each of the steps, is what a newcomer is told. */
  async function following(
    readers: readonly Identity[],
    ...steps: (() => Promise<unknown>)[]
  ): Promise<Page[][]> {
    await world.number()
    const held: { who: Identity; entities: Map<string, unknown>; at: Page | undefined; told: Page[] }[] = []
    for (const who of readers) {
      const pages = await world.pullAll(who)
      held.push({ who, entities: apply(new Map(), pages), at: pages.at(-1), told: [] })
    }
    for (const step of steps) {
      await step()
      await world.number()
      for (const one of held) {
        const pages = await world.pullAll(one.who, one.at ?? null)
        expect(pages[0]?.reset).toBe(false)
        apply(one.entities, pages)
        one.at = pages.at(-1)
        one.told.push(...pages)
        expect(one.entities).toEqual(apply(new Map(), await world.pullAll(one.who)))
      }
    }
    return held.map(({ told }) => told)
  }

  const { id, workspaceId: workspace_id } = admin
  const row = { id, workspace_id, name: 'ada', email: 'ada@admins.test', password_hash: '-' }
  await inside((tx) =>
    tx
      .insertInto('users')
      .values({ ...row, role: 'admin' })
      .execute(),
  )
  return { admin, inside, write, auditOf, following, commits: () => commits }
}

export const changesOf = (pages: readonly Page[] = []) => pages.flatMap(({ changes }) => changes)
