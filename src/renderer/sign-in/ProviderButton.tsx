import { ExternalLink } from 'lucide-react'
import { Button } from '../design/Button.tsx'
import { useText } from '../i18n/I18n.tsx'
import type { ServerCheck } from './use-server-check.ts'

/** The way in through the browser, where the server offers one. */
export function ProviderButton({ check, onPress }: { check: ServerCheck; onPress(): void }) {
  const text = useText()
  const name = check.state === 'found' ? check.server.provider : null
  if (name === null) return null
  return (
    <Button size="lg" className="w-full" onPress={onPress}>
      <ExternalLink aria-hidden size={16} strokeWidth={1.75} className="shrink-0 rtl:-scale-x-100" />
      <span className="truncate">{text('signIn.with', { name })}</span>
    </Button>
  )
}
