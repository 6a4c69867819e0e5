import { Download } from 'lucide-react'
import { useState } from 'react'
import type { Message } from '#shared/entities.ts'
import { IconButton } from '../../design/IconButton.tsx'
import { Spinner } from '../../design/Spinner.tsx'
import { useText } from '../../i18n/I18n.tsx'
import { saveAttachment } from '../../store/messages.ts'

interface SaveButtonProps {
  message: Pick<Message, 'id' | 'sessionId'>
  name: string
}

/** Saves a file where the agent says; the file is on its way for as long as this turns. */
export function SaveButton({ message, name }: SaveButtonProps) {
  const text = useText()
  const [isSaving, setSaving] = useState(false)

  async function save(): Promise<void> {
    setSaving(true)
    await saveAttachment(message)
    setSaving(false)
  }

  if (isSaving) {
    return (
      <span role="status" className="flex size-8 shrink-0 items-center justify-center">
        <Spinner />
        <span className="sr-only">{text('file.saving', { name })}</span>
      </span>
    )
  }
  return <IconButton icon={Download} label={text('file.save', { name })} onPress={() => void save()} />
}
