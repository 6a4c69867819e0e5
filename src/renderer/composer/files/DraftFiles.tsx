import { CircleAlert, File, X } from 'lucide-react'
import type { Id } from '#shared/ids.ts'
import type { DraftFile, DraftKind } from '#shared/ipc.ts'
import { fileSize } from '../../conversation/files/file-size.ts'
import { IconButton } from '../../design/IconButton.tsx'
import { ProgressBar } from '../../design/ProgressBar.tsx'
import { useIntl, useText } from '../../i18n/I18n.tsx'
import { detachFile, stopCopying } from '../../store/attach.ts'
import type { Copying } from '../../store/screen.ts'
import { draftKey, useStore } from '../../store/store.ts'
import { useThumbnail } from './use-thumbnail.ts'

const NONE: readonly Copying[] = []

interface DraftFilesProps {
  sessionId: Id
  kind: DraftKind
  files: readonly DraftFile[]
}

/** What goes along with the text, what is on its way there, and what could not go. */
export function DraftFiles({ sessionId, kind, files }: DraftFilesProps) {
  const text = useText()
  const copying = useStore((state) => state.copying[draftKey(sessionId, kind)] ?? NONE)
  if (files.length === 0 && copying.length === 0) return null
  const stop = (key: number) => stopCopying(sessionId, kind, key)
  return (
    <ul
      aria-label={text('composer.files')}
      className="flex max-h-36 flex-wrap gap-2 overflow-y-auto px-2 py-1.5"
    >
      {files.map((file) => (
        <Attached key={file.id} file={file} />
      ))}
      {copying.map((file) =>
        file.refused === null ? (
          <OnItsWay key={file.key} file={file} onStop={() => stop(file.key)} />
        ) : (
          <Refused key={file.key} file={file} onDismiss={() => stop(file.key)} />
        ),
      )}
    </ul>
  )
}

const CARD =
  'flex h-12 w-60 max-w-full items-center gap-2 rounded-md border border-line bg-surface ps-1.5 text-ink'

function Attached({ file: { id, name, size } }: { file: DraftFile }) {
  const text = useText()
  const intl = useIntl()
  const thumbnail = useThumbnail(id, name, size)
  return (
    <li className={CARD} data-testid="draft-file">
      {thumbnail === null ? (
        <File aria-hidden size={16} strokeWidth={1.75} className="mx-2.5 shrink-0 text-muted" />
      ) : (
        <img src={thumbnail} alt="" className="size-9 shrink-0 rounded-xs object-cover" />
      )}
      <Name name={name} details={fileSize(intl, size)} />
      <IconButton
        icon={X}
        label={text('composer.detach', { name })}
        placement="top"
        onPress={() => void detachFile(id)}
      />
    </li>
  )
}

function OnItsWay({ file: { name, size, copied }, onStop }: { file: Copying; onStop(): void }) {
  const text = useText()
  return (
    <li className={CARD}>
      <File aria-hidden size={16} strokeWidth={1.75} className="mx-2.5 shrink-0 text-muted" />
      <span className="min-w-0 flex-1">
        <span dir="auto" className="block truncate pb-1 text-13">
          {name}
        </span>
        <ProgressBar label={text('composer.copying', { name })} isLabelHidden value={copied} max={size} />
      </span>
      <IconButton icon={X} label={text('composer.detach', { name })} placement="top" onPress={onStop} />
    </li>
  )
}

function Refused({ file: { name, refused }, onDismiss }: { file: Copying; onDismiss(): void }) {
  const text = useText()
  return (
    <li className="flex min-h-12 w-full items-center gap-2 rounded-md border border-danger bg-danger-soft ps-3 text-13 text-danger-text">
      <CircleAlert aria-hidden size={16} strokeWidth={1.75} className="shrink-0" />
      <span role="alert" className="min-w-0 flex-1 py-1">
        <span className="font-medium">{text('composer.notAttached', { name })}</span>{' '}
        {refused && text(refused.key, refused.values)}
      </span>
      <IconButton icon={X} label={text('action.dismiss')} placement="top" onPress={onDismiss} />
    </li>
  )
}

function Name({ name, details }: { name: string; details: string }) {
  return (
    <span className="min-w-0 flex-1">
      <span dir="auto" className="block truncate text-13">
        {name}
      </span>
      <span className="figures block text-12 text-muted">{details}</span>
    </span>
  )
}
