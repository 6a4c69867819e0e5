import { ParleyError } from '#shared/errors.ts'
import type { Id } from '#shared/ids.ts'
import { MAX_CANNED } from '#shared/ipc.ts'
import type { Api } from '../../account/index.ts'
import type { HandlerParts } from '../handlers.ts'
import type { CannedChannel, EngineHandlers } from '../index.ts'

export interface CannedServer {
  /** `ownerId` null is everybody's, which no desk writes. */
  put(id: Id, canned: { ownerId: Id; shortcut: string; title: string; body: string }): Promise<unknown>
  remove(id: Id): Promise<unknown>
}

interface CannedServerOptions {
  api: Api
  serverUrl: string
  accessToken(refresh: boolean): Promise<string>
}

/** Canned responses are written over REST; what became of it comes back with the server's changes. */
export function createCannedServer({ api, serverUrl, accessToken }: CannedServerOptions): CannedServer {
  async function withToken<Value>(call: (token: string) => Promise<Value>): Promise<Value> {
    const token = await accessToken(false)
    return call(token).catch(async (error: unknown) => {
      if (!(error instanceof ParleyError) || error.code !== 'TOKEN_EXPIRED') throw error
      return call(await accessToken(true))
    })
  }

  return {
    put: (cannedResponseId, body) =>
      withToken((accessToken) =>
        api({ serverUrl, route: 'putCannedResponse', params: { cannedResponseId }, body, accessToken }),
      ),
    remove: (cannedResponseId) =>
      withToken((accessToken) =>
        api({ serverUrl, route: 'deleteCannedResponse', params: { cannedResponseId }, accessToken }),
      ),
  }
}

export function cannedHandlers({
  store,
  cannedServer,
  me,
  newId,
}: HandlerParts): Pick<EngineHandlers, CannedChannel> {
  return {
    'canned.search': async ({ query, recent }) => ({
      found: await store.call('searchCanned', { query, recent, limit: MAX_CANNED }),
    }),

    'canned.save': async ({ id, shortcut, title, body }) => {
      await cannedServer.put(id ?? newId(), { ownerId: me, shortcut, title, body })
      return {}
    },

    'canned.remove': async ({ id }) => {
      await cannedServer.remove(id)
      return {}
    },
  }
}
