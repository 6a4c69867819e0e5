import { useEffect, useState } from 'react'
import type { ErrorBody } from '#shared/errors.ts'
import type { Id } from '#shared/ids.ts'
import type { WorkspaceSettings } from '#shared/routes/policy.ts'
import { useIsOnline } from '../store/account.tsx'
import { ask } from '../store/bridge.ts'
import { toast } from '../store/toasts.ts'
import { changeWorkspace } from '../store/workspace.ts'

type Change = Partial<WorkspaceSettings>

interface ReadSettings {
  /** As the server has them; null until it is known. What was known stays while the line is down. */
  settings: WorkspaceSettings | null
  /** On its way to the server. */
  pending: Change
  error: ErrorBody | null
  /** Saves at once, and offers to take it back. */
  save(change: Change): void
  again(): void
}

/** What holds for everybody in a workspace, read anew when the line comes back. */
export function useWorkspaceSettings(accountId: Id): ReadSettings {
  const isOnline = useIsOnline()
  const [settings, setSettings] = useState<WorkspaceSettings | null>(null)
  const [pending, setPending] = useState<Change>({})
  const [error, setError] = useState<ErrorBody | null>(null)
  const [round, setRound] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each of these is a reason to ask again
  useEffect(() => {
    let isWanted = true
    void ask('workspace.read', { accountId }).then((answer) => {
      if (!isWanted) return
      if (answer.ok) setSettings(answer.value)
      setError(answer.ok ? null : answer.error)
    })
    return () => {
      isWanted = false
    }
  }, [accountId, isOnline, round])

  async function put(change: Change): Promise<boolean> {
    setPending((before) => ({ ...before, ...change }))
    const saved = await changeWorkspace(accountId, change)
    if (saved !== null) setSettings(saved)
    setPending((before) => without(before, change))
    return saved !== null
  }

  async function save(change: Change): Promise<void> {
    if (settings === null) return
    const before = chosen(settings, change)
    if (!(await put(change))) return
    const run = () => void put(before)
    toast({ key: 'workspace.saved' }, { action: { label: { key: 'action.undo' }, run } })
  }

  return {
    ...{ settings, pending, error },
    save: (change) => void save(change),
    again: () => setRound((before) => before + 1),
  }
}

/** What `settings` says of the things that a change is about. */
function chosen(settings: WorkspaceSettings, change: Change): Change {
  return Object.fromEntries(Object.entries(settings).filter(([name]) => name in change))
}

function without(pending: Change, settled: Change): Change {
  return Object.fromEntries(Object.entries(pending).filter(([name]) => !(name in settled)))
}
