import { Check, CloudOff, type LucideIcon, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from '../design/cx.ts'
import { Spinner } from '../design/Spinner.tsx'
import { useText } from '../i18n/I18n.tsx'
import type { ServerCheck } from './use-server-check.ts'

/** Under the address: whether it is a Parley server that answers there. The line is always there, so nothing moves. */
export function ServerMark({ check }: { check: ServerCheck }) {
  return (
    <div role="status" className="-mt-2.5 flex min-h-5 items-start gap-1.5 text-13 text-pretty">
      <Finding check={check} />
    </div>
  )
}

function Finding({ check }: { check: ServerCheck }) {
  const text = useText()
  switch (check.state) {
    case 'unasked':
      return null
    case 'checking':
      return (
        <span className="flex items-center gap-1.5 text-muted">
          <Spinner />
          {text('signIn.check.checking')}
        </span>
      )
    case 'fault':
      return (
        <Line icon={CloudOff} tone="text-warning-text">
          {text(check.key, { server: check.host })}
        </Line>
      )
    case 'found': {
      const { wantsNewer, version } = check.server
      if (wantsNewer) {
        return (
          <Line icon={TriangleAlert} tone="text-warning-text">
            {text('signIn.check.wantsNewer')}
          </Line>
        )
      }
      return (
        <Line icon={Check} tone="text-muted" mark="text-good">
          {text('signIn.check.found', { version })}
        </Line>
      )
    }
  }
}

interface LineProps {
  icon: LucideIcon
  tone: string
  mark?: string
  children: ReactNode
}

function Line({ icon: Icon, tone, mark = '', children }: LineProps) {
  return (
    <>
      <Icon aria-hidden size={14} strokeWidth={2.25} className={cx('mt-[3px] shrink-0', mark || tone)} />
      <span className={tone}>{children}</span>
    </>
  )
}
