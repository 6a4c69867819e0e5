import { CircleAlert, CloudOff, type LucideIcon, Timer } from 'lucide-react'
import type { ReactNode } from 'react'
import { useText } from '../i18n/I18n.tsx'
import { useNow } from '../store/clock.ts'
import type { ProblemBanner } from './problem.ts'

/** Why the attempt failed and what to do about it. The button below it is the way to try again. */
export function SignInProblem({ banner }: { banner: ProblemBanner }) {
  const text = useText()
  switch (banner.kind) {
    case 'unreachable':
      return (
        <Problem icon={CloudOff}>
          <strong className="font-semibold">{text('signIn.offlineTitle', { server: banner.server })}</strong>
          <br />
          {text('signIn.offlineBody')}
        </Problem>
      )
    case 'rate_limited':
      return <RateLimited until={banner.until} />
    case 'other':
      return <Problem icon={CircleAlert}>{text(banner.words.key, banner.words.values)}</Problem>
  }
}

function RateLimited({ until }: { until: number }) {
  const text = useText()
  const seconds = Math.ceil((until - useNow(1_000)) / 1_000)
  return (
    <Problem icon={Timer}>
      <span className="figures">
        {seconds > 0 ? text('signIn.rateLimited', { seconds }) : text('signIn.rateLimitOver')}
      </span>
    </Problem>
  )
}

function Problem({ icon: Icon, children }: { icon: LucideIcon; children: ReactNode }) {
  return (
    <div role="alert" className="flex gap-2.5 rounded-md bg-danger-soft px-3 py-2.5 text-13 text-danger-text">
      <Icon aria-hidden size={16} strokeWidth={1.75} className="mt-0.5 shrink-0" />
      <p className="selectable text-pretty">{children}</p>
    </div>
  )
}
