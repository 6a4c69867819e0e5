import type { HandlerParts } from '../handlers.ts'
import type { EngineHandlers, WorkspaceChannel } from '../index.ts'

type Parts = Pick<HandlerParts, 'askApi' | 'noteSettings'>

/** What admins say of a workspace. This console goes by a change at once, the others when they connect next. */
export function workspaceHandlers({ askApi, noteSettings }: Parts): Pick<EngineHandlers, WorkspaceChannel> {
  return {
    'workspace.read': () => askApi({ route: 'readPolicy' }),
    'workspace.change': async ({ change }) => {
      const settings = await askApi({ route: 'putPolicy', body: change })
      noteSettings(settings)
      return settings
    },
  }
}
