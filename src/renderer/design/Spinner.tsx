import { LoaderCircle } from 'lucide-react'

/** For a wait that the cache cannot spare. The words beside it say what for. */
export function Spinner() {
  return <LoaderCircle aria-hidden size={16} strokeWidth={2} className="shrink-0 animate-spin" />
}
