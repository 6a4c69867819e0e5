import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import type { MessageType } from '#shared/entities.ts'
import type { Row } from '../../../src/server/db/index.ts'
import { inWorkspace } from '../../../src/server/db/index.ts'
import type { Identity } from '../../../src/server/domain/access/index.ts'
import { type RunningServer, startServer } from '../../../src/server/server.ts'
import { startTestPostgres } from '../../support/postgres.ts'
import { call, introduce, type Reply, signIn } from './client.ts'
import { createWorld, type World } from './world.ts'

type Person = 'mara' | 'jonas' | 'omar' | 'nora'

/** A server with files, two customers with a chat each, and everybody signed in. */
export interface FilesHouse {
  readonly world: World
  readonly server: RunningServer
  readonly staff: Readonly<Record<Person, string>>
  readonly customer: Guest
  readonly stranger: Guest
  upload(token: string, sessionId: string, file: Buffer, more?: Record<string, string>): Promise<Reply>
  /** Uploads and sends it; answers the file's id. */
  sendFile(guest: Guest, type: MessageType, file: Buffer, more?: Record<string, string>): Promise<string>
  link(token: string, fileId: string): Promise<Reply>
  files(): Promise<Row<'files'>[]>
  blobs(): Promise<Row<'blobs'>[]>
  /** Paths below the folder of files; without those of uploads that are under way. */
  stored(): Promise<string[]>
  incoming(): Promise<string[]>
  close(): Promise<void>
}

export interface Guest {
  readonly identity: Identity
  readonly token: string
  readonly sessionId: string
}

export async function openFilesHouse(settings: Record<string, string> = {}): Promise<FilesHouse> {
  const postgres = await startTestPostgres()
  const world = await createWorld(postgres, settings)
  const server = await startServer(world.config)
  const { db, slug, workspaceId } = world
  const tokenOf = async (person: Person) => (await signIn(server.url, slug, person)).tokens.accessToken
  const staff = {
    mara: await tokenOf('mara'),
    jonas: await tokenOf('jonas'),
    omar: await tokenOf('omar'),
    nora: await tokenOf('nora'),
  }
  const welcome = async (): Promise<Guest> => {
    const { id, token } = await introduce(server.url, slug)
    const identity: Identity = { workspaceId, kind: 'customer', id }
    return { identity, token, sessionId: await world.startSession(identity, world.teams.bookings) }
  }
  const root = join(world.config.dataDir, 'files')
  const reading = <Result>(work: Parameters<typeof inWorkspace<Result>>[2]) =>
    inWorkspace(db, { workspaceId, id: null }, work)
  const house: FilesHouse = {
    ...{ world, server, staff },
    customer: await welcome(),
    stranger: await welcome(),
    upload(token, sessionId, file, more = {}) {
      const query = new URLSearchParams({ id: uuidv7(), sessionId, name: 'file', ...more })
      return call(server.url, 'POST', `/v1/files?${query}`, { token, file })
    },
    async sendFile({ identity, token, sessionId }, type, file, more) {
      const { body } = await house.upload(token, sessionId, file, more)
      const attachmentId = body.attachment.id
      await world.run(identity, 'message.send', {
        ...{ sessionId, attachmentId, body: '' },
        type: type as 'file',
      })
      return attachmentId
    },
    link: (token, fileId) => call(server.url, 'GET', `/v1/files/${fileId}/link`, { token }),
    files: () => reading((tx) => tx.selectFrom('files').selectAll().orderBy('id').execute()),
    blobs: () => reading((tx) => tx.selectFrom('blobs').selectAll().execute()),
    async stored() {
      const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => [])
      const paths = entries
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
      return paths.map((path) => path.slice(root.length + 1)).filter((path) => !path.startsWith('incoming/'))
    },
    incoming: () => readdir(join(root, 'incoming')).catch(() => []),
    async close() {
      await server.close()
      await world.close()
      await postgres.stop()
    },
  }
  return house
}
