import { Timer } from 'lucide-react'
import type { Session } from '#shared/entities.ts'
import { Chip } from '../design/Chip.tsx'
import { useIntl, useText } from '../i18n/I18n.tsx'
import { countdown } from '../i18n/times.ts'
import { useHeld, useMe } from '../store/account.tsx'
import { useNow } from '../store/clock.ts'

/** Whom routing asks to take the chat, and how long they have. */
export function OfferChip({ offer }: { offer: NonNullable<Session['offer']> }) {
  const text = useText()
  const intl = useIntl()
  const me = useMe().user.id
  const name = useHeld(({ users }) => users[offer.userId]?.name)
  const left = Date.parse(offer.expiresAt) - useNow(1_000)
  if (left <= 0) return null
  const isMine = offer.userId === me
  const values = { name: name ?? text('message.unknownSender'), time: countdown(intl, left) }
  return (
    <Chip tone={isMine ? 'accent' : 'quiet'} icon={Timer}>
      {text(isMine ? 'offer.mine' : 'offer.other', values)}
    </Chip>
  )
}
