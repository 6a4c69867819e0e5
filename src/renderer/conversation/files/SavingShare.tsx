import type { Attachment } from '#shared/entities.ts'
import { cx } from '../../design/cx.ts'
import { ProgressBar } from '../../design/ProgressBar.tsx'
import { useIntl, useText } from '../../i18n/I18n.tsx'
import { fileSize } from './file-size.ts'

interface SavingShareProps {
  attachment: Pick<Attachment, 'name' | 'size'>
  /** Bytes that are here. */
  received: number
  className?: string
}

/** How much of a file has come to where it is saved. */
export function SavingShare({ attachment: { name, size }, received, className }: SavingShareProps) {
  const text = useText()
  const intl = useIntl()
  const share = intl.formatNumber(received / size, { style: 'percent' })
  const words = text('file.savingShare', { share, size: fileSize(intl, size) })
  return (
    <span className={cx('relative block min-w-20 text-12 text-muted', className)} data-testid="saving">
      <span aria-hidden className="figures whitespace-nowrap">
        {words}
      </span>
      {/* Below the line, so that nothing moves when it comes and goes. */}
      <span className="absolute inset-x-0 top-full">
        <ProgressBar
          label={text('file.saving', { name })}
          isLabelHidden
          value={received}
          max={size}
          valueLabel={words}
        />
      </span>
    </span>
  )
}
