import { isDeepStrictEqual } from 'node:util'
import { may } from '#shared/access.ts'
import { ParleyError } from '#shared/errors.ts'
import type { RouteBody } from '#shared/rest.ts'
import type { WorkspaceFacts, WorkspacePolicy, WorkspaceSettings } from '#shared/routes/policy.ts'
import type { Row, Tx } from '../../db/index.ts'
import type { Reader } from '../access/index.ts'
import { unchanged, type Written } from '../direct-write/index.ts'

type InWorkspace = Pick<Reader, 'workspaceId'>

/** The columns that everything here is made of. */
export const SETTINGS_COLUMNS = ['draft_travel', 'surveys', 'reference_url'] as const
type SettingsRow = Pick<Row<'workspaces'>, (typeof SETTINGS_COLUMNS)[number]>

export function policyOf({ draft_travel }: SettingsRow): WorkspacePolicy {
  return { draftTravel: draft_travel }
}

export function factsOf({ surveys, reference_url }: SettingsRow): WorkspaceFacts {
  return { surveys, referenceUrl: reference_url }
}

export async function readPolicy(tx: Tx, workspace: InWorkspace): Promise<WorkspacePolicy> {
  return policyOf(await readRow(tx, workspace))
}

export async function readFacts(tx: Tx, workspace: InWorkspace): Promise<WorkspaceFacts> {
  return factsOf(await readRow(tx, workspace))
}

export async function readSettings(tx: Tx, workspace: InWorkspace): Promise<WorkspaceSettings> {
  const row = await readRow(tx, workspace)
  return { ...policyOf(row), ...factsOf(row) }
}

function readRow(tx: Tx, { workspaceId }: InWorkspace): Promise<SettingsRow> {
  return tx
    .selectFrom('workspaces')
    .select(SETTINGS_COLUMNS)
    .where('id', '=', workspaceId)
    .executeTakeFirstOrThrow()
}

/** What is not named is left as it is. */
export async function putSettings(
  tx: Tx,
  reader: Reader,
  wanted: NonNullable<RouteBody<'putPolicy'>>,
): Promise<Written<WorkspaceSettings>> {
  if (!may(reader.role, 'policy.manage')) {
    throw new ParleyError('FORBIDDEN', 'Only admins say what the workspace allows.')
  }
  const before = await readSettings(tx, reader)
  const {
    draftTravel = before.draftTravel,
    surveys = before.surveys,
    referenceUrl = before.referenceUrl,
  } = wanted
  const settings: WorkspaceSettings = { draftTravel, surveys, referenceUrl }
  if (isDeepStrictEqual(settings, before)) return unchanged(before)
  await tx
    .updateTable('workspaces')
    .set({ draft_travel: draftTravel, surveys, reference_url: referenceUrl })
    .where('id', '=', reader.workspaceId)
    .execute()
  const audit = { action: 'policy.put', subjectId: reader.workspaceId, details: settings }
  return { value: settings, changes: [], audit }
}
