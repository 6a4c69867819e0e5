import type { Enrolment } from '#shared/second-factor.ts'
import { useText } from '../i18n/I18n.tsx'
import { QrCode } from './QrCode.tsx'

/** What an authenticator app reads off the screen, and the same to be typed. */
export function AppSetUp({ enrolment }: { enrolment: Enrolment }) {
  const text = useText()
  const groups = enrolment.secret.match(/.{1,4}/g) ?? []
  return (
    <div className="flex flex-wrap items-start gap-5">
      <QrCode value={enrolment.uri} label={text('secondFactor.qr')} />
      <div className="min-w-36 flex-1">
        <p className="text-pretty text-13">{text('secondFactor.scan')}</p>
        <p className="mt-3 text-12 text-muted">{text('secondFactor.type')}</p>
        <p dir="ltr" className="selectable figures mt-1 flex flex-wrap gap-x-2 text-13 rtl:justify-end">
          {groups.map((group, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: parts of one secret, in their order for good
            <span key={index}>{group}</span>
          ))}
        </p>
      </div>
    </div>
  )
}
