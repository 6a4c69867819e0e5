import type { Id } from '#shared/ids.ts'
import { Chip } from '../design/Chip.tsx'
import { useWorkspace } from '../store/account.tsx'

/** Which workspace a chat is of, for somebody who answers in more than one. */
export function WorkspaceChip({ accountId }: { accountId: Id }) {
  const workspace = useWorkspace(accountId)
  if (workspace === null) return null
  return (
    <span
      dir="auto"
      data-testid="workspace-chip"
      title={workspace}
      className="-my-0.5 inline-grid max-w-28 shrink-0 grid-cols-[minmax(0,1fr)]"
    >
      <Chip>{workspace}</Chip>
    </span>
  )
}
