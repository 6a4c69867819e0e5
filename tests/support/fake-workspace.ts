import type { ChannelInput, ChannelOutput } from '#shared/ipc.ts'
import type { WorkspaceFacts, WorkspaceSettings } from '#shared/routes/policy.ts'
import { FACTS } from './renderer-preview/rating.ts'

type WorkspaceChannel = 'workspace.read' | 'workspace.change'
type Handlers = { [Name in WorkspaceChannel]: (input: ChannelInput<Name>) => ChannelOutput<Name> }

/** What the preview's workspace has said of itself, to be changed by its admins. */
export function fakeWorkspace(needNetwork: () => void, changed: (facts: WorkspaceFacts) => void): Handlers {
  let settings: WorkspaceSettings = { ...FACTS, draftTravel: false }
  return {
    'workspace.read': () => {
      needNetwork()
      return settings
    },
    'workspace.change': ({ change }) => {
      needNetwork()
      settings = { ...settings, ...(JSON.parse(JSON.stringify(change)) as Partial<WorkspaceSettings>) }
      const { surveys, referenceUrl } = settings
      changed({ surveys, referenceUrl })
      return settings
    },
  }
}
