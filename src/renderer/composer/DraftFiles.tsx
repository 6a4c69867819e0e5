import { File, X } from 'lucide-react'
import type { DraftFile } from '#shared/ipc.ts'
import { fileSize } from '../conversation/files/file-size.ts'
import { IconButton } from '../design/IconButton.tsx'
import { useIntl, useText } from '../i18n/I18n.tsx'
import { detachFile } from '../store/drafts.ts'

/** What goes along with the text. */
export function DraftFiles({ files }: { files: readonly DraftFile[] }) {
  const text = useText()
  const intl = useIntl()
  if (files.length === 0) return null
  return (
    <ul aria-label={text('composer.files')} className="max-h-28 overflow-y-auto px-2 py-1">
      {files.map(({ id, name, size }) => (
        <li key={id} className="flex items-center gap-2 text-13">
          <File aria-hidden size={14} strokeWidth={2} className="shrink-0 text-muted" />
          <span dir="auto" className="min-w-0 truncate">
            {name}
          </span>
          <span className="figures shrink-0 text-12 text-muted">{fileSize(intl, size)}</span>
          <IconButton
            icon={X}
            label={text('composer.detach', { name })}
            onPress={() => void detachFile(id)}
          />
        </li>
      ))}
    </ul>
  )
}
