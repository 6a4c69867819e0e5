import type { Welcome } from '#shared/protocol.ts'
import type { WorkspaceFacts, WorkspacePolicy, WorkspaceSettings } from '#shared/routes/policy.ts'
import type { Store } from '../cache/index.ts'
import { errorFacts, type Log } from '../diagnostics/index.ts'
import type { Feed } from './feed.ts'

/** What holds in the workspace, as the server says it on each connection and an admin here in between. */
export interface WorkspaceKeeper {
  welcomed(welcome: Pick<Welcome, 'policy' | 'workspace'>): void
  /** An admin has said so at this console. */
  said(settings: WorkspaceSettings): void
}

export interface WorkspaceOptions {
  store: Pick<Store, 'call'>
  feed: Pick<Feed, 'workspace'>
  /** What waits for somebody else goes out once it is known whether it may. */
  onPolicy(): void
  log: Log
}

export function createWorkspaceKeeper({ store, feed, onPolicy, log }: WorkspaceOptions): WorkspaceKeeper {
  async function note(policy: WorkspacePolicy, facts: WorkspaceFacts | undefined): Promise<void> {
    if (facts) feed.workspace(facts)
    try {
      await store.call('notePolicy', policy)
      onPolicy()
      if (facts) await store.call('noteWorkspace', facts)
    } catch (error) {
      log.error('engine.workspace-not-noted', errorFacts(error))
    }
  }

  return {
    welcomed: ({ policy, workspace }) => void note(policy, workspace),
    said: ({ draftTravel, surveys, referenceUrl }) => void note({ draftTravel }, { surveys, referenceUrl }),
  }
}
