import type { ReactNode } from 'react'
import { Link } from 'react-aria-components'
import { ask } from '../store/bridge.ts'

/** A link that opens outside, after main's own check. Its whole address shows before it is followed. */
export function OutsideLink({ url, children }: { url: string; children: ReactNode }) {
  return (
    <Link
      className="cursor-pointer [overflow-wrap:anywhere] text-accent-text underline underline-offset-2"
      onPress={() => void ask('link.open', { url })}
      render={(props) => <span {...props} title={url} />}
    >
      {children}
    </Link>
  )
}
