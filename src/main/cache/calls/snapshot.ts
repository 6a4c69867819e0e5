import type { RecordEdit } from '#shared/edits.ts'
import type { AttributeDefinition, Label, Team, User } from '#shared/entities.ts'
import type { QueueRow } from '#shared/ipc.ts'
import type { ViewCounts } from '#shared/queue.ts'
import type { WorkspaceFacts } from '#shared/routes/policy.ts'
import { ATTRIBUTE_DEFINITIONS, LABELS, TEAMS, USERS } from '../table.ts'
import { readEdits } from './edits.ts'
import type { ReadFiles } from './files.ts'
import { countOutbox, type OutboxCounts } from './pending.ts'
import { countViews, queuePage } from './queue.ts'
import { readWorkspace } from './workspace.ts'

export interface Snapshot {
  counts: ViewCounts
  users: User[]
  teams: Team[]
  labels: Label[]
  definitions: AttributeDefinition[]
  /** Null before the workspace has said anything of itself. */
  workspace: WorkspaceFacts | null
  /** The beginnings of the two views that an agent starts from. */
  rows: QueueRow[]
  edits: RecordEdit[]
  outbox: OutboxCounts
}

export function readSnapshot(files: ReadFiles, { limit }: { limit: number }): Snapshot {
  const { cache } = files
  return {
    counts: countViews(files),
    users: USERS.select(cache, 'true order by id'),
    teams: TEAMS.select(cache, 'true order by id'),
    labels: LABELS.select(cache, 'true order by id'),
    definitions: ATTRIBUTE_DEFINITIONS.select(cache, 'true order by id'),
    workspace: readWorkspace(files),
    rows: [
      ...queuePage(files, { view: 'mine', after: null, limit }).rows,
      ...queuePage(files, { view: 'unassigned', after: null, limit }).rows,
    ],
    edits: readEdits(files),
    outbox: countOutbox(files),
  }
}
