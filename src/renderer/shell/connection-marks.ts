import { CircleArrowUp, CloudOff, KeyRound, LoaderCircle, type LucideIcon, Unplug, Wifi } from 'lucide-react'
import type { ConnectionState } from '#shared/ipc.ts'

/** Each state of a line by its shape and its colour. */
export const CONNECTION_MARKS: Record<ConnectionState['state'], { icon: LucideIcon; colour: string }> = {
  online: { icon: Wifi, colour: 'text-good' },
  connecting: { icon: LoaderCircle, colour: 'text-muted' },
  offline: { icon: CloudOff, colour: 'text-warning-text' },
  needs_auth: { icon: KeyRound, colour: 'text-warning-text' },
  unsupported: { icon: CircleArrowUp, colour: 'text-danger-text' },
  closed: { icon: Unplug, colour: 'text-muted' },
}
