import { LockKeyhole } from 'lucide-react'
import { Avatar } from '../design/Avatar.tsx'
import { BrandMark } from '../design/BrandMark.tsx'
import { useText } from '../i18n/I18n.tsx'

/** A notification as the system shows it, and one while the window is locked, which says nothing. */
export function PrivacyPicture() {
  const text = useText()
  return (
    <div className="flex w-full max-w-80 flex-col gap-3">
      <div className="flex items-center gap-3 rounded-lg bg-raised px-4 py-3 shadow-float">
        <Avatar id="1" name="Pilar Quintana" size={36} />
        <div className="min-w-0 flex-1">
          <p className="font-semibold">
            <bdi>Pilar Quintana</bdi>
          </p>
          <p className="truncate text-13 text-muted">{text('tour.sample.question')}</p>
        </div>
        <BrandMark size={20} />
      </div>
      <div className="flex items-center gap-3 rounded-lg bg-raised px-4 py-3 shadow-float">
        <span className="inline-flex size-9 shrink-0 items-center justify-center rounded-full bg-accent-soft text-accent-text">
          <LockKeyhole size={18} strokeWidth={1.75} />
        </span>
        <div className="min-w-0 flex-1">
          <p className="font-semibold">Parley</p>
          <p className="truncate text-13 text-muted">{text('tour.sample.veiled')}</p>
        </div>
        <BrandMark size={20} />
      </div>
    </div>
  )
}
