import type { ReactNode } from 'react'
import { Link } from 'react-aria-components'
import { ask } from '../store/bridge.ts'

interface OutsideLinkProps {
  url: string
  /** What stands there is the address itself: it reads from left to right among words of any script. */
  isAddress?: boolean
  children: ReactNode
}

/** A link that opens outside, after main's own check. Its whole address shows before it is followed. */
export function OutsideLink({ url, isAddress = false, children }: OutsideLinkProps) {
  return (
    <Link
      className="cursor-pointer [overflow-wrap:anywhere] text-accent-text underline underline-offset-2"
      onPress={() => void ask('link.open', { url })}
      render={(props) => <span {...props} title={url} {...(isAddress && { dir: 'ltr' })} />}
    >
      {children}
    </Link>
  )
}
