import type { Id } from '#shared/ids.ts'
import type { WorkspaceSettings } from '#shared/routes/policy.ts'
import { ask } from './bridge.ts'
import { toastError } from './toasts.ts'

/** Changes what holds for a workspace; null when the server did not let it happen, which is then said. */
export async function changeWorkspace(
  accountId: Id,
  change: Partial<WorkspaceSettings>,
): Promise<WorkspaceSettings | null> {
  const answer = await ask('workspace.change', { accountId, change })
  if (answer.ok) return answer.value
  toastError(answer.error)
  return null
}
